"""Tests of cytoform.catalog."""
