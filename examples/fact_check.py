"""Look up the numbers of a text in the report, and say what each of them is."""

import re

import belgian_police_stats as bps

TEXT = "The police opened 3.920 investigations, 805 of them into money laundering, and 1.234 into nothing."

report = bps.load(2024)
for number in re.findall(r"\d{1,3}(?:\.\d{3})+|\d+", TEXT):
    matches = report.find_printed(number)
    if not matches:
        print(f"{number}: not in the report")
    for match in matches:
        what = match.figure.label("en") if match.figure else f"no figure: {match.entry.reason}"
        print(f"{number}: {what} (line {match.entry.line})")
