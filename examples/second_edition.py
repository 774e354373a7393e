"""Compare two editions: the new one adds figures, and restates numbers of the year before."""

import json
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report

# Both editions are invented: the first comes from the test kit, and the second is made from it. For packaged editions
# use bps.load, and for own reports bps.read.
old = small_report()
with TemporaryDirectory() as folder:
    path = Path(folder, "report.json")
    bps.write(old, path)
    made = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)

made["edition"] |= {"year": 2000, "title": "The year after", "period": {"start": "2000-01-01", "end": "2000-12-31"}}
# The staff is still that of the last day of 1999, counted again. Figures without a period in the file are now of 2000.
made["chapters"]["personnel"]["staff"]["women"] |= {"value": 455, "printed": "455"}
made["chapters"]["personnel"]["staff"]["men"] |= {"value": 545, "printed": "545"}
del made["ledger"]

compared = bps.compare(old, bps.parse(made))
print(compared)
for pair in compared.restated:
    print(f"restated: {pair.id} was {pair.old}, and is {pair.new} {pair.new.period}")
for pair in compared.other_period[:2]:
    print(f"another period: {pair.id}, {pair.old} then and {pair.new} now")
