"""How fast the application is: every figure as a ratio to something measured in the same run."""
