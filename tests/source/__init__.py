"""Tests of cytoform.source."""
