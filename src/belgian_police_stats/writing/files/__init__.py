"""Files of the table, one module a format."""
