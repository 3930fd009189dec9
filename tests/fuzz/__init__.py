"""Mutated files, thrown at the readers."""
