"""The dictionary: every word once, in four languages, with a key that type checkers know."""

import ast
import json
import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import belgian_police_stats as bps
from belgian_police_stats.model import certainty as certainties, outside, period, rules
from belgian_police_stats.model.bases import Truth
from belgian_police_stats.model.labels import LANGUAGES, Labels
from belgian_police_stats.model.printed import SCALES
from belgian_police_stats.model.word_keys import Countable, Word
from belgian_police_stats.model.words import (
    column_name,
    column_word,
    counted,
    dictionary,
    meaning_of,
    name_of,
    period_phrase,
    qualified,
    word,
)
from belgian_police_stats.writing.columns import COLUMNS
from belgian_police_stats.writing.observations import OBSERVATION_COLUMNS
from support.packaged_files import DATA, PACKAGE, PROJECT
from support.running import output_of

MEMBERS = (
    *bps.Certainty,
    *bps.Comparability,
    *Truth,
    *bps.PeriodKind,
    *bps.Qualifier,
    *bps.SourceKind,
    *bps.Verdict,
)
EXPLAINED = (*bps.Certainty, *bps.Comparability, *bps.PeriodKind, *bps.Verdict)


EVERY_COLUMN = (*COLUMNS, *OBSERVATION_COLUMNS)
WITH_MEANINGS = ("certainty", "comparability", "period_kind", "verdict")


def gaps(text: str) -> set[str]:
    """The names of the gaps in a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_types_know_every_word_of_the_file() -> None:
    """A key without a dot is a Word, and every Word is such a key; the list of them is sorted."""
    plain = {key for key in dictionary() if "." not in key}

    assert plain == set(get_args(Word))
    assert sorted(get_args(Word)) == list(get_args(Word))


def test_every_other_key_is_reachable() -> None:
    """A key with a dot belongs to an enum, to a word of a column, to a number of things or to a month."""
    members = {f"{column.name}.{value}" for column in EVERY_COLUMN for value in column.words}
    members |= {f"verdict.{verdict}" for verdict in bps.Verdict} | {f"truth.{member}" for member in Truth}
    meanings = {f"{key}.meaning" for key in members if key.partition(".")[0] in WITH_MEANINGS}
    phrases = {f"period_kind.{kind}.phrase" for kind in bps.PeriodKind}
    numbers = {f"count.{thing}.{form}" for thing in get_args(Countable) for form in ("one", "other")}
    verdicts = {f"claim_verdict.{verdict}{end}" for verdict in bps.ClaimVerdict for end in ("", ".meaning")}
    keys = {key for key in dictionary() if "." in key}
    # The kinds of numbers that are not claims: `tests/fact_checking/test_verdicts.py` meets each of them.
    kinds = {key for key in keys if key.startswith("number_kind.")}

    numbers |= {f"scale.{size}.{form}" for word, size in SCALES.items() if word for form in ("one", "other")}
    rules = {f"rule.{kind}" for kind in bps.RuleKind if any(map(str.isalpha, re.sub(r"{.*?}", "", kind.formula)))}
    months = {f"month.{number}" for number in range(1, 13)}

    assert members | meanings | phrases | numbers | verdicts | kinds | rules | months == keys


def test_every_word_is_in_four_languages() -> None:
    """No text is empty, none has a blank at an end, and the translations have the same gaps."""
    wrong: list[str] = []
    for key, labels in dictionary().items():
        texts = {language: labels.text(language) for language in LANGUAGES}
        # The terms of use are known in English only; the other languages name the place of the English text.
        filled = {frozenset(gaps(text) - {"terms"}) for text in texts.values()}
        if any(not text or text != text.strip() for text in texts.values()) or len(filled) != 1:
            wrong.append(key)

    assert [] == wrong


def test_every_word_is_used() -> None:
    """The library or the site uses every Word, or it names a column."""
    folders = (PACKAGE, PROJECT / "docs" / "making")
    texts = [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.rglob("*.py"))]
    code = "".join(text for text in texts if "model.words import" in text)
    columns = {column.name for column in COLUMNS}

    assert [] == [key for key in get_args(Word) if f'"{key}"' not in code and key not in columns]


def test_a_wrong_word_is_an_error() -> None:
    """Type checkers refuse it, and so does the program when it runs."""
    with pytest.raises(KeyError):
        word("no such word")  # type: ignore[arg-type]


def test_members_have_names_and_meanings() -> None:
    """They are unique in every language: no two verdicts have the same name."""
    for language in LANGUAGES:
        for enum in (bps.Certainty, bps.Comparability, Truth, bps.PeriodKind, bps.Qualifier, bps.Verdict):
            names = [name_of(member).text(language) for member in enum]
            assert len(set(names)) == len(names)
        assert len(EXPLAINED) == len({meaning_of(member).text(language) for member in EXPLAINED})


def test_english_names_are_those_of_the_interface() -> None:
    """A person who reads `more than` writes `more_than`."""
    assert [str(member) for member in MEMBERS] == [name_of(member).en.replace(" ", "_") for member in MEMBERS]


@pytest.mark.parametrize("module", [certainties, outside, period, rules])
def test_the_docstrings_of_members_are_the_meanings(module: object) -> None:
    """The docstring under a member begins with the meaning in the dictionary."""
    path = Path(str(vars(module)["__file__"]))
    enums = {enum.__name__: enum for enum in (bps.Certainty, bps.Comparability, bps.PeriodKind, bps.Verdict)}
    found = 0
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name in enums:
            documented = docstrings(node)
            for member in enums[node.name]:
                meaning = meaning_of(member).en
                assert documented[member.name].startswith(f"{meaning[0].upper()}{meaning[1:]}")
                found += 1

    assert found


def docstrings(node: ast.ClassDef) -> dict[str, str]:
    """The text under each assignment of a class."""
    lines: dict[str, str] = {}
    for before, after in zip(node.body, node.body[1:], strict=False):
        if isinstance(before, ast.Assign) and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            lines[ast.unparse(before.targets[0])] = str(after.value.value)
    return lines


def test_columns_have_names_and_so_have_their_words() -> None:
    """Every column except the labels has a name in the dictionary."""
    for column in COLUMNS:
        if not column.name.startswith("label_"):
            assert column_name(column.name).nl
            assert all(column_word(column.name, value).de for value in column.words)


def test_a_column_explains_its_words() -> None:
    """The description has the meaning of each certainty and of each kind of period."""
    described = {column.name: column.description for column in COLUMNS}

    for certainty in bps.Certainty:
        assert f"{certainty}: {meaning_of(certainty).en}" in described["certainty"]
    for kind in bps.PeriodKind:
        assert f"{kind}: {meaning_of(kind).en}" in described["period_kind"]


def test_gaps_are_filled() -> None:
    """Texts, numbers and labels fill gaps, the labels in the same language. Without values, gaps stay open."""
    rest = word("remainder_some", amount=word("figures"))

    assert ("cijfers, niet uitgesplitst", "Zahlen, nicht aufgeschlüsselt") == (rest.nl, rest.de)
    assert "slide {slide}, line {line}" == word("place").en
    assert "slide 3, line 14" == word("place", slide=3, line=14).en
    assert ("1 figure", "0 figures", "2 figures") == tuple(counted("figure", number).en for number in (1, 0, 2))
    assert ("1 chiffre", "0 chiffre", "2 chiffres") == tuple(counted("figure", number).fr for number in (1, 0, 2))
    assert "sinds 1, tot en met 2" == period_phrase(bps.PeriodKind.CUMULATIVE, 1, 2).nl
    assert Labels(nl="op 2", fr="au 2", de="am 2", en="as at 2") == period_phrase(bps.PeriodKind.STOCK, 1, 2)


def test_a_qualifier_precedes_its_number() -> None:
    """The qualifier exact adds no word."""
    assert "plus de 300" == qualified(bps.Qualifier.MORE_THAN, "300", "fr")
    assert "300" == qualified(bps.Qualifier.EXACT, "300", "fr")
    with pytest.raises(bps.UnknownLanguageError):
        qualified(bps.Qualifier.EXACT, "300", "it")  # type: ignore[arg-type]


def test_the_first_value_needs_no_dictionary() -> None:
    """The file is read when a word is first needed."""
    code = """
import sys, belgian_police_stats as bps
value = bps.load(2024).personnel.staff.women.value
loaded = "belgian_police_stats.model.words" in sys.modules
import belgian_police_stats.writing.columns
from belgian_police_stats.model.words import dictionary
print(value, loaded, dictionary.cache_info().currsize)
"""

    assert "4393 False 0" == output_of(code)


def test_no_word_is_repeated_in_the_code() -> None:
    """No other module defines labels in four languages: the dictionary has them all."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
    own = [path.name for path, text in texts.items() if re.search(r"\bnl=f?\"", text)]
    script = (PROJECT / "docs" / "explorer" / "words.js").read_text(encoding="utf-8")
    names = set(re.findall(r"^  (\w+): \{", script, re.MULTILINE))

    assert ["formatting.py"] == own
    assert set() == names & set(get_args(Word))


def test_the_file_is_written_like_the_other_labels() -> None:
    """It has two spaces for each level, and one entry after the other."""
    text = (DATA / "labels" / "words.json").read_text(encoding="utf-8")

    assert json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n" == text
