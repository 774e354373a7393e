"""A whole, its parts, and what they leave: ten phenomena of the new investigations."""

import belgian_police_stats as bps

report = bps.load(2024)
group = next(group for group in report.groups() if group.whole is report.organised_crime.investigations.new)

for part in group.parts:
    print(f"{part.value:>6} {part.label('en')}")
print(f"{int(group.explained.value):>6} together, of {group.whole.value}")
print(f"{int(group.remainder.value):>6} are left: the list is exhaustive: {group.exhaustive}")
