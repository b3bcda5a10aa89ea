"""Forms: what is typed, checked field by field; one module per feature."""
