"""A test kit for projects that build on this library.

`changed` makes a report with one number changed. `strategies` has Hypothesis strategies for figures, for reports
that obey their rules and for reports with one rule violated; they need `pip install hypothesis`.
`small_report` is a small edition with invented numbers; `fixtures` offers it to pytest:

    pytest_plugins = ["belgian_police_stats.testing.fixtures"]
"""

from .changing import changed, smallest_steps, without_doubts
from .measuring import Slip, slips
from .small import small_report

__all__ = ["Slip", "changed", "slips", "small_report", "smallest_steps", "without_doubts"]
