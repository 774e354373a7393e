"""What the descriptors of the CSV file share."""

__all__ = ["KEY", "TABLE"]

TABLE = "figures.csv"
"""The file whose columns are described."""

KEY = ("edition", "id")
"""The columns that tell one row from every other."""
