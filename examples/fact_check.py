"""Check the numbers in a text against the report, and say what each of them is."""

import belgian_police_stats as bps

TEXT = (
    "In 2024 the police opened 3.920 investigations, 805 of them into money laundering and more than 700 into drugs. "
    "A year earlier there had been 4.087. In Rotterdam, customs seized 23 tonnes of cocaine."
)

check = bps.load(2024).fact_check(TEXT, published="2025-02-25")
for claim in check:
    print(f"{claim.quote}: {claim.verdict.name_in('en')}. {claim.why}")
for thing in check.non_claims:
    print(f"{thing.quote}: no claim, but a {thing.kind}")
