"""Archives: many reports in one Parquet data set, which any engine can read and judge by the rules.

`write` makes an archive of reports and needs pyarrow. `open` opens one and needs Ibis with an engine, which is DuckDB
unless you bring another. `pip install belgian-police-stats[archive]` installs all three.
"""

from .opening import Archive, open  # noqa: A004
from .writing import write

__all__ = ["Archive", "open", "write"]
