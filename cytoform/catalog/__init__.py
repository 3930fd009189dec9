"""The catalog: read from curated files, compiled to lines, looked up lazily."""
