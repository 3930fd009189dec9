"""Tests of cytoform.screening."""
