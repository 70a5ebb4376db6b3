"""Where it hurts -> which muscles commonly refer there (docs/adr/0012)."""
