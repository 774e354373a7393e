"""`python -m belgian_police_stats` is the command."""

from .command.main import main

if __name__ == "__main__":
    raise SystemExit(main())
