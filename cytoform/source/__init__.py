"""Text of YAML, JSON and TOML, read into one tree of strings that knows the place of every key and value."""
