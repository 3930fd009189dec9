"""The editorial policy of the bundled data, as tests."""
