"""The only place that reads YAML and resources."""
