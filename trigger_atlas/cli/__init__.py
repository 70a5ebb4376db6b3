"""The atlas by commands: text for people, JSON for programs."""

from trigger_atlas.cli.main import main

__all__ = ["main"]
