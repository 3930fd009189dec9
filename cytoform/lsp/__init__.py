"""A language server for formulation files; needs the extra ``lsp``."""
