"""Archives: many reports in one Parquet data set, which any engine can read and judge by the rules.

`write` makes an archive from reports (it needs pyarrow) and `open` opens one through Ibis (it needs Ibis and an
engine, which is DuckDB unless you bring another): `pip install "ibis-framework[duckdb]" pyarrow` installs all three.
"""

from .opening import Archive, open  # noqa: A004
from .writing import write

__all__ = ["Archive", "open", "write"]
