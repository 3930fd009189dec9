"""Reports as text, one module a format, one function each."""
