from cytoform.version import __version__
