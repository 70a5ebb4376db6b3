"""The window: tokens, theme, canvas and panels."""
