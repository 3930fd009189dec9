"""Tests of cytoform.render."""
