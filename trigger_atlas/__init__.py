"""Trigger Atlas: an offline desktop atlas of myofascial trigger points."""

__version__ = "0.1.0"
