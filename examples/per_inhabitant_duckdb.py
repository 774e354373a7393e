"""Per inhabitant in DuckDB: SQL on the table of the report and on a table with inhabitants."""

import duckdb

import belgian_police_stats as bps

t = bps.table(2024, unit="arrest")
# Invented, since the report prints no population: replace it with the number of a source that you trust.
duckdb.sql("create or replace temp table population as select 2024 as edition, 10_000_000 as inhabitants")
rates = duckdb.sql("""
    select id, certainty, round(value::double / inhabitants * 100_000, 3) as per_100_000
    from t join population using (edition)
    order by per_100_000 desc
""")
for figure_id, certainty, rate in rates.fetchall():
    print(f"{rate} arrests per 100 000 ({certainty}): {figure_id}")
