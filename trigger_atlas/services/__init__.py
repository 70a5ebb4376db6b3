"""Pure functions on the atlas: search, exports."""
