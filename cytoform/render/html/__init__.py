"""Reports as HTML: one page without script, and the parts of it that notebooks show."""
