"""Validators of other projects read what this one writes: `nox -s validators`."""
