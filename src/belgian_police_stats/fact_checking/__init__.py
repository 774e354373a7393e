"""Check what a text says against the report: find its numbers, match them with figures, and judge each of them."""
