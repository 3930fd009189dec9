"""Graphs of factors: drawn, and written for other programs; one module a format, one function each."""
