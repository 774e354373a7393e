"""The exact numbers of figures."""

from decimal import Decimal

__all__ = ["Number"]

Number = int | Decimal
"""Whole, or with the decimals that are printed."""
