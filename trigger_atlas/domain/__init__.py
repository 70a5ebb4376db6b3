"""Frozen values and pure geometry: no Qt, no files."""
