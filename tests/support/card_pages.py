"""What the tests of cards share: a reader of HTML, bad texts, and one object of every sort that has a card."""

from html.parser import HTMLParser
from typing import Any

import attrs

import belgian_police_stats as bps

HOSTILE = "<script>alert('x')</script><img src=x onerror=\"y\"> | **b** `c` </td></div>\n\n# <!-- & &lt;"
TAGS = {
    *("div", "span", "strong", "dl", "dt", "dd", "wbr", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *("svg", "title", "desc", "g", "rect", "line", "circle", "text"),
    # The text of a fact check with its marks.
    *("mark", "sup"),
}
"""Every element that a card may have."""
VOID = {"wbr"}


class Page(HTMLParser):
    """The elements of some HTML with their attributes, the texts, and whether every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.crossed: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note what is closed in another order than it was opened."""
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data

    @property
    def whole(self) -> bool:
        """Whether every element is closed, in order."""
        return not self.open and not self.crossed

    def named(self, name: str) -> list[dict[str, str]]:
        """The attributes of each element of a name."""
        return [attributes for tag, attributes in self.elements if tag == name]


def shown(report: bps.Report) -> dict[str, Any]:
    """One object of every sort that has a card."""
    staff = report.personnel.staff
    return {
        "figure": staff.women,
        "explanation": report.explain("organised_crime.investigation_shares.corruption"),
        "figures": report.figures,
        "no figures": bps.Figures([]),
        "section": report.organised_crime.investigations,
        "chapter": report.organised_crime,
        "report": report,
        "breakdown": report.breakdowns[0],
        "derived": staff.women.share_of(staff.total),
        "series": report.series("organised_crime.fugitives.fugitives_arrested"),
        "one number": report.series("personnel.training.courses"),
        "change": report.series("protection.close_protection.valuables_escorts").change(2023, 2024),
        "rule": report.check()[0],
        "check": report.check(),
        "edition": report.edition,
        "ledger": report.ledger,
        "outside": report.outside,
        "discrepancy": report.discrepancies[4],
        "a discrepancy of headings": next(found for found in report.discrepancies if found.slides),
        "a relation": next(found for found in report.discrepancies if found.relation),
        "one rule": report.rules[0],
        "match": report.find("women")[0],
        "printed match": report.find_printed(805)[0],
        "a date": next(match for match in report.find_printed(30) if match.figure is None),
        "comparison": bps.compare(report, report.under("antwerp-checks", "vehicles-first")),
        "discrepancies": report.discrepancies,
        "rules": report.rules,
        "matches": report.find("women"),
        "printed matches": report.find_printed(30),
        "nothing found": report.find("xyzzy"),
        "doubts": report.doubts,
        "breakdowns": report.breakdowns,
        "every series": report.series(),
        "chapters": report.chapters,
        "sections": report.organised_crime.sections,
        "ranking": report.road_police.actions.figures.ranking(),
        "variations": report.vary(lambda r: r.organised_crime.antwerp_port.persons_checked),
        "fact check": report.fact_check("In 2024 the federal police had 4,393 women."),
        "table": report.table(),
        "empty table": report.table(language="fr", chapter="cybercrime", unit="EUR"),
    }


def hostile(figure: bps.Figure, label: bps.Labels) -> bps.Figure:
    """The same figure with a bad text wherever it can have one."""
    sources = tuple(attrs.evolve(source, title=HOSTILE, heading=HOSTILE) for source in figure.sources)
    return attrs.evolve(
        figure,
        labels=label,
        note=HOSTILE,
        sources=sources,
        certainty=bps.Certainty.AMBIGUOUS,
        evidence=HOSTILE,
        agreeing_readings=((HOSTILE, ("r",)),),
        alternatives=(bps.Alternative(doubt=HOSTILE, readings=(HOSTILE,), why=HOSTILE, scope=HOSTILE),),
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG has it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
