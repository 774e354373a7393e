"""Per inhabitant in Polars: the table of the report, joined with a table of inhabitants."""

import polars as pl

import belgian_police_stats as bps

# Invented, since the report prints no population: replace it with the number of a source that you trust.
population = pl.DataFrame({"edition": [2024], "inhabitants": [10_000_000]})

figures = pl.DataFrame(bps.table(2024, unit="arrest"))
rates = figures.join(population, on="edition").select(
    "id",
    "certainty",
    per_100_000=(pl.col("value") / pl.col("inhabitants") * 100_000).round(3),
)
for figure_id, certainty, rate in rates.sort("per_100_000", descending=True).iter_rows():
    print(f"{rate} arrests per 100 000 ({certainty}): {figure_id}")
