"""Texts that mean something to a program which shows or reads them, and reports that have them everywhere."""

from __future__ import annotations

from typing import Any

import belgian_police_stats as bps
from support.own_reports import in_doubt, plain

FOALS = "horse_brigade.stable.foals"

SCRIPT = "</script><script>document.title='PWNED'</script>"
QUOTED = "\\\"; document.title='PWNED'; \\\""
BACKSLASH = "b\\"
HOSTILE = (
    SCRIPT,
    "<!--<script>",
    "<img src=x onerror=\"document.title='PWNED'\">",
    "<svg/onload=document.title='PWNED'>",
    QUOTED,
    BACKSLASH,
    "'+(document.title='PWNED')+'",
    '"+datum.value+"',
    "{signal: 'width'}",
    "{{7*7}}",
    "${7*7}",
    "=1+1",
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    ";=1+1",
    ",=1+1",
    "a,-1+1",
    "=cmd|'/C calc'!A0",
    "＝cmd|'/C calc'!A0",
    "-->",
    "--!>",
    "</textarea>",
    "</title></style>",
    "```",
    "~~~",
    "![a](http://a.b/c.png)",
    "<http://a.b>",
    "HTTP://a.b",
    "mailto:a@b.c",
    "$x$ \\(x\\)",
    "<\N{COMBINING LONG SOLIDUS OVERLAY}b>",
    "[a](javascript:alert(1))",
    "`b` **c** | d",
    "# a",
    "a}b",
    "x}}, note = {{p",
    "a{b",
    "% & # $ _ ~ ^",
    "&lt;b&gt; &amp;",
    "]]>",
    "%3Cscript%3E",
    "javascript:document.title='PWNED'",
    "http://example.org/a b",
    "' OR 1=1 --",
    '"); DROP TABLE figures; --',
    "a' || char(0) || 'b",
    "red; background: url(http://a.b/c)",
    "} body { display: none",
    "*/ @import 'http://a.b/c'; /*",
    "expression(document.title='PWNED')",
    "@id",
    "_:b0",
    "@vocab",
    "<?php echo 1 ?>",
    "<%= 7*7 %>",
    "{% include 'a' %}",
    "[[a]]",
    "\\u003cscript\\u003e",
    "%s %(a)s {0} {a!r}",
    "null",
    "NaN",
    "1e999",
)
"""Each is a text that a report file can hold: none has a control character."""


def hostile_data(text: str) -> dict[str, Any]:
    """The own report with one text as every label, note, title, name of a unit and reason."""
    data, names = plain(), dict.fromkeys(("nl", "fr", "de", "en"), text)
    data["labels"] = dict.fromkeys(data["labels"], names)
    data["units"] = {"horse": names}
    data["edition"] |= {"title": text, "publisher": text, "terms": text}
    data["edition"]["slides"][0] |= {"heading": text, "title": text}
    data["rules"][0]["why"] = text
    stable = data["chapters"]["horse_brigade"]["stable"]
    for figure in stable.values():
        figure["note"] = text
    stable["mares"] = in_doubt(stable["mares"], 11, text) | {"evidence": text}
    stable["mares"]["doubts"] = {text: [text]}
    stable["mares"]["alternatives"][0] |= {"readings": [f"{text} "], "why": text, "scope": text}
    readings = [{"id": name, "label": text, "evidence": text} for name in (text, f"{text} ")]
    data["doubts"] = [{"id": text, "kind": "value", "question": text, "readings": readings}]
    data["rules"] += [
        {"kind": "total", "result": "horse_brigade.stable.horses", "why": text, "name": "all", "exhaustive": "yes"}
    ]
    data["rules"][1]["operands"] = ["horse_brigade.stable.mares", "horse_brigade.stable.foals"]
    stable["foals"] = {**stable["mares"], "printed": "30", "value": 30}
    data["labels"][FOALS] = names
    return data


def hostile_report(text: str) -> bps.Report:
    """The same as a report."""
    return bps.parse(hostile_data(text))
