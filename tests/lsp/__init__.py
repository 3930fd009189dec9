"""Tests of cytoform.lsp."""
