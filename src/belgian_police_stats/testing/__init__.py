"""A test kit for those who build on this library.

`changed` makes a report with other numbers. `strategies` has Hypothesis strategies for figures, for reports that obey
their rules, and for reports that violate one; it needs `pip install belgian-police-stats[testing]`. `small_report` is a
small edition with invented numbers, and `fixtures` makes it a fixture of pytest:

    pytest_plugins = ["belgian_police_stats.testing.fixtures"]
"""

from .changing import changed, smallest_steps
from .measuring import Slip, slips
from .small import small_report

__all__ = ["Slip", "changed", "slips", "small_report", "smallest_steps"]
