"""A second edition, compared: what it adds, and which number of the year before it states otherwise."""

import json
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report

# Both editions are invented: the first is that of the test kit, the second is made of it here. With two editions of the
# package, or with files of your own, bps.load and bps.read give the reports.
old = small_report()
with TemporaryDirectory() as folder:
    path = Path(folder, "report.json")
    bps.write(old, path)
    made = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)

made["edition"] |= {"year": 2000, "title": "The year after", "period": {"start": "2000-01-01", "end": "2000-12-31"}}
# Its staff is still that of the last day of 1999, counted once more; all that has no period of its own is of 2000 now.
made["chapters"]["personnel"]["staff"]["women"] |= {"value": 455, "printed": "455"}
made["chapters"]["personnel"]["staff"]["men"] |= {"value": 545, "printed": "545"}
del made["ledger"]

compared = bps.compare(old, bps.parse(made))
print(compared)
for pair in compared.restated:
    print(f"restated: {pair.id} was {pair.old}, and is {pair.new} {pair.new.period}")
for pair in compared.other_period[:2]:
    print(f"another period: {pair.id}, {pair.old} then and {pair.new} now")
