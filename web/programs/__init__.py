"""What programs get: JSON, files, feeds, the document that describes it all. Who imports whom: `pyproject.toml`."""
