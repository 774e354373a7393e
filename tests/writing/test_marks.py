"""The looks of certainties and verdicts: one table, and signs that differ without colour."""

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.writing.marks import CERTAINTIES, VERDICTS, looks_record
from support.card_pages import contrast


def test_what_is_inferred_is_quiet_and_what_is_ambiguous_is_loud() -> None:
    """The same holds for verdicts: only a violation stands out."""
    assert [bps.Certainty.AMBIGUOUS] == [certainty for certainty, look in CERTAINTIES.items() if look.loud]
    assert [bps.Verdict.VIOLATED] == [verdict for verdict, look in VERDICTS.items() if look.loud]
    assert list(bps.Certainty) == list(CERTAINTIES)
    assert list(bps.Verdict) == list(VERDICTS)


def test_signs_differ_in_every_terminal() -> None:
    """Each certainty has signs and a border of its own; a plain sign is one ASCII letter."""
    looks = list(CERTAINTIES.values())
    for table in (CERTAINTIES, VERDICTS):
        for look in table.values():
            assert (1, 1) == (len(look.sign), len(look.plain_sign))
            assert look.plain_sign.isascii()

    assert 3 == len({look.sign for look in looks}) == len({look.plain_sign for look in looks})
    assert 3 == len({look.border for look in looks})
    assert VERDICTS[bps.Verdict.VIOLATED].plain_sign not in {
        look.plain_sign for verdict, look in VERDICTS.items() if verdict is not bps.Verdict.VIOLATED
    }
    # A question mark is the sign of an ambiguous figure, and of nothing else.
    assert "?" not in {look.sign for look in VERDICTS.values()}


def test_colours_can_be_seen_on_both_pages() -> None:
    """Lines have a contrast of three to one, and black text on a loud colour or on a cell one of 4.5 to one."""
    for look in (*CERTAINTIES.values(), *VERDICTS.values()):
        assert contrast(look.colour, "#FFFFFF") >= 3
        assert contrast(look.colour, "#111111") >= 3
    for look in (*VERDICTS.values(), *(look for look in CERTAINTIES.values() if look.loud)):
        assert contrast(look.fill, "#000000") >= 4.5
        assert not look.loud or contrast(look.colour, "#000000") >= 4.5


def test_the_record_has_all_that_a_page_needs() -> None:
    """Sign, colours, word and meaning, in four languages."""
    record = looks_record()
    ambiguous = record["certainty"]["ambiguous"]

    assert ("?", True) == (ambiguous["sign"], ambiguous["loud"])
    assert "mehrdeutig" == ambiguous["word"]["de"]
    assert set(LANGUAGES) == set(ambiguous["meaning"])
    assert [str(verdict) for verdict in bps.Verdict] == list(record["verdict"])
