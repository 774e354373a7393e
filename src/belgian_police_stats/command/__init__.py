"""The command `belgian-police-stats`. Each subcommand is a module, listed in `parser.py`."""
