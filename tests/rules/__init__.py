"""Tests of cytoform.rules."""
