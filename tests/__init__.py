"""The tests of cytoform; each module mirrors one of the package."""
