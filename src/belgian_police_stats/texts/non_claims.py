"""The numbers that state nothing countable, by the words around them: pages, articles of law, ages, rooms, prices."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.certainty import Qualifier
from ..model.labels import Language
from .tokens import Piece, Sentence
from .vocabulary import Found, cue_words
from .words import word_set
from .written import WrittenNumber

__all__ = ["kind_by_cue", "kind_unless_matched"]

_CUES = (
    "page_number",
    "article_number",
    "chapter_number",
    "list_number",
    "note_number",
    "number_of_a_thing",
    "room_number",
    "version_number",
    "model",
    "phone_number",
)
_TIMES = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year"})
_ORDINAL_ENDINGS = word_set("e er re eme ieme ste de th st nd rd")
_EMERGENCY = frozenset({100, 101, 107, 110, 112, 911})
_ADULT = frozenset({12, 14, 16, 18, 21, 65})
_STREETS = ("straat", "laan", "weg", "plein", "steenweg", "strasse", "allee", "platz", "kaai")
_CHEAP = 1000
_FEW = 12
_LONG = 120


def kind_by_cue(
    number: WrittenNumber, sentence: Sentence, found: Sequence[Found], language: Language, before: str | None
) -> str | None:
    """Name the kind of a number that is surely not a claim, whatever the report has. None for all others.

    `before` is the kind of the number before it. In a list such as `pages 12 and 13`, the second has the same kind.
    """
    tokens = sentence.tokens
    plain = number.form == "digits" and not number.unit and not number.scaled
    if number.value == 0:
        return "idiom"
    kind = _list_number(number, sentence) if plain else None
    kind = kind or (_ordinal(number, tokens) if number.form == "digits" else None)
    kind = kind or _age(number, tokens, language)
    if kind or not plain:
        return kind or ("name" if _is_run(number, tokens) else None)
    return (
        _emergency(number, found)
        or _by_word_before(number, tokens, found)
        or _postcode(number, tokens)
        or _street(number, tokens, language)
        or _in_a_row(number, tokens, before)
        or _score(number, tokens)
        or _channel(number, tokens, language)
    )


def kind_unless_matched(number: WrittenNumber) -> str | None:
    """Name the kind of a number that is not a claim unless a figure of the report fits it well."""
    if number.unit in _TIMES and number.form != "ratio" and number.value <= _LONG:
        return "duration"
    if number.unit in ("EUR", "other_money") and not number.scaled and number.value < _CHEAP:
        return "price"
    if number.unit == "metre":
        return "measure"
    if number.form == "words" and number.value <= _FEW and number.qualifier is Qualifier.EXACT:
        return "idiom"
    return None


def _text(tokens: Sequence[Piece], index: int) -> str:
    return tokens[index].bare if 0 <= index < len(tokens) else ""


def _list_number(number: WrittenNumber, sentence: Sentence) -> str | None:
    tokens, first = sentence.tokens, number.core
    if number.value >= 100 or number.after - first != 1 or number.after >= len(tokens):
        return None
    mark = tokens[number.after]
    behind = number.after + 1 < len(tokens)
    starts = first == 0 or tokens[first - 1].text in ",;:("
    if mark.text == ")" and (first == 0 or (first == 1 and tokens[0].text == "(")) and behind:
        return "list number"
    if mark.text == "." and mark.glued and behind and starts and not tokens[number.after + 1].glued:
        word = tokens[number.after + 1].kind == "w" or (first == 0 and sentence.new_line)
        return "list number" if word else None
    return None


def _ordinal(number: WrittenNumber, tokens: Sequence[Piece]) -> str | None:
    after = number.after
    if after >= len(tokens) or not tokens[after].glued:
        return None
    if tokens[after].bare in _ORDINAL_ENDINGS:
        return "rank"
    behind = tokens[after + 1] if after + 1 < len(tokens) else None
    if tokens[after].text == "." and behind is not None and behind.kind == "w" and not behind.glued:
        return "rank" if behind.text.islower() else None
    return None


def _age(number: WrittenNumber, tokens: Sequence[Piece], language: Language) -> str | None:
    if number.value > 120 or number.form == "ratio":
        return None
    words = [_text(tokens, number.core + step) for step in range(1, 6)]
    joined = " ".join(word for word in words if word not in ("", "-"))
    patterns = cue_words("age_after", language)
    starts = tuple(pattern.rstrip("*") for pattern in patterns)
    if joined.startswith(starts):
        return "age"
    before = " ".join(token.bare for token in tokens[max(0, number.core - 3) : number.core] if token.text != ":")
    cue = any(f" {before}".endswith(f" {word}") for word in cue_words("age_before", language))
    if cue and (number.unit == "year" or (number.value in _ADULT and number.unit is None and _ends(number, tokens))):
        return "age"
    if language == "fr" and number.unit == "year" and _text(tokens, number.core - 1) == "de" and number.value >= 10:
        return "age" if _text(tokens, number.after) not in ("de", "d") else None
    return "age" if _stands_apart(number, tokens) else None


def _stands_apart(number: WrittenNumber, tokens: Sequence[Piece]) -> bool:
    """Whether a number of two digits stands between commas behind a word: `a witness, 35, …`."""
    first, after = number.first, number.after
    plain = number.form == "digits" and number.unit is None and 10 <= number.value <= 99 and first == number.core
    if not plain or first < 2 or after >= len(tokens):
        return False
    return tokens[first - 1].text == "," and tokens[first - 2].kind == "w" and tokens[after].text in ",)"


def _ends(number: WrittenNumber, tokens: Sequence[Piece]) -> bool:
    return number.after >= len(tokens) or tokens[number.after].kind == "p"


def _by_word_before(number: WrittenNumber, tokens: Sequence[Piece], found: Sequence[Found]) -> str | None:
    """The kind that a word directly before the number names: `page 12`, `art. 33`, `no. 5`, `§ 2`."""
    end = number.core
    if number.value >= 10_000 or number.first != number.core:
        return None
    if _text(tokens, end - 1) == "§":
        return "article number"
    if _text(tokens, end - 1) in (".", "°") and end > 1 and tokens[end - 1].glued:
        end -= 1
    for row in found:
        if row.after == end and row.key in _CUES:
            return row.key.replace("_", " ")
    return None


def _in_a_row(number: WrittenNumber, tokens: Sequence[Piece], before: str | None) -> str | None:
    joined = _text(tokens, number.core - 1) in ("-", "–", "et", "en", "und", "and")
    cued = before is not None and before.replace(" ", "_") in _CUES
    if joined and cued and number.core > 1 and tokens[number.core - 2].kind == "n":
        return before
    return None


def _postcode(number: WrittenNumber, tokens: Sequence[Piece]) -> str | None:
    digits = tokens[number.core].text
    if len(digits) != 4 or digits.startswith("0") or number.after - number.core != 1:
        return None
    town = _text(tokens, number.after)
    listed = any(
        row.split()[0] == town for language in ("nl", "fr", "de", "en") for row in cue_words("towns", language)
    )
    return "postcode" if listed and tokens[number.after].capital else None


def _street(number: WrittenNumber, tokens: Sequence[Piece], language: Language) -> str | None:
    if number.value >= _CHEAP:
        return None
    before = tokens[number.core - 1] if number.core else None
    if before is not None and before.capital and before.bare.endswith(_STREETS):
        return "house number"
    streets = cue_words("street", language)
    if language == "fr" and (
        _text(tokens, number.after) in streets
        or (_text(tokens, number.after) == "," and _text(tokens, number.after + 1) in streets)
    ):
        return "house number"
    return None


def _emergency(number: WrittenNumber, found: Sequence[Found]) -> str | None:
    before, behind = (number.core, number.core - 1), (number.after, number.after + 1)
    cue = any(row.key == "emergency_number" and (row.after in before or row.first in behind) for row in found)
    return "emergency number" if number.value in _EMERGENCY and cue else None


def _score(number: WrittenNumber, tokens: Sequence[Piece]) -> str | None:
    """2-1: two small numbers with a dash between."""
    for dash, other in ((number.core - 1, number.core - 2), (number.after, number.after + 1)):
        if _text(tokens, dash) in ("-", "–") and 0 <= other < len(tokens) and tokens[dash].glued:
            digits = tokens[other].text
            small = len(digits) <= 2 and digits.isdecimal() and int(digits) < 20 and number.value < 20
            unit = _text(tokens, max(number.after, other + 1))
            if small and unit not in ("%", "procent", "percent", "prozent", "pour"):
                return "score"
    return None


def _channel(number: WrittenNumber, tokens: Sequence[Piece], language: Language) -> str | None:
    """`la 3` and `la 12`: a name."""
    lonely = number.after >= len(tokens) or tokens[number.after].kind == "p"
    return "name" if language == "fr" and _text(tokens, number.core - 1) == "la" and lonely else None


def _is_run(number: WrittenNumber, tokens: Sequence[Piece]) -> bool:
    """`a 10K`: a name, since nothing that is counted has an article."""
    return (
        number.form == "digits"
        and number.scaled
        and tokens[number.after - 1].bare == "k"
        and _text(tokens, number.core - 1) in ("a", "een", "un", "ein", "einen")
    )
