"""A report with a chapter for which the library has no class."""

import json

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.report_file import report_text


def with_an_own_chapter() -> bps.Report:
    """The same report with a chapter, a counted thing, a rule and an overlap that the library does not have."""
    data = json.loads(report_text(small_report()))
    count = {"printed": "30", "value": 30, "unit": "horse", "slide": 9, "line": 91, "certainty": "certain"}
    part = {**count, "printed": "12", "value": 12, "line": 92}
    data["chapters"]["horse_patrol"] = {"horses": {"total": count, "grey": part}}
    for name in ("horse_patrol", "horse_patrol.horses", "horse_patrol.horses.total", "horse_patrol.horses.grey"):
        data["labels"][name] = dict.fromkeys(("nl", "fr", "de", "en"), name)
    data["units"] = {"horse": {"nl": "paarden", "fr": "chevaux", "de": "Pferde", "en": "horses"}}
    data["rules"] = [
        {
            "kind": "within",
            "result": "horse_patrol.horses.total",
            "operands": ["horse_patrol.horses.grey"],
            "why": "A grey horse is a horse.",
        }
    ]
    overlapping = ["horse_patrol.horses.grey", "personnel.staff.women"]
    data["overlaps"] = [{"figures": overlapping, "why": "An invented reason."}]
    data["ledger"] += [
        {"line": place["line"], "printed": place["printed"], "figure": f"horse_patrol.horses.{name}"}
        for name, place in (("total", count), ("grey", part))
    ]
    return bps.parse(json.dumps(data))
