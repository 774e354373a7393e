"""One figure with its doubt: what it is, where it stands, and what else it could be."""

import belgian_police_stats as bps

figure = bps.load(2024).protection.close_protection.valuables_escorts

print(f"{figure.label('en')}: {figure}")
print(f"printed on {figure.source}, {figure.period}")
print(f"reading: {figure.reading}. {figure.evidence}")
for alternative in figure.alternatives:
    print(f"or {alternative.value}, now {alternative.figure}: {alternative.why}")
