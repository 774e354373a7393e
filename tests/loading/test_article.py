"""Articles as files: text, HTML, PDF and standard input."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading.article import read_article, without_markup

PAGE = """<!DOCTYPE html><html><head><title>News</title><style>p{width:5px}</style><script>var a = 99;</script></head>
<body><h1>Women &amp; men</h1><p>There were
<b>4,393</b>&nbsp;women.</p><ul><li>one<li>two</ul></body></html>"""


def test_html_is_read_as_a_reader_sees_it() -> None:
    """Markup, scripts and styles are not text, and each block is a line."""
    assert "News\nWomen & men\nThere were 4,393 women.\none\ntwo" == without_markup(PAGE)


def test_a_page_is_known_by_its_content_or_its_name(tmp_path: Path) -> None:
    """Other files are read as they are."""
    page, part, text = tmp_path / "page", tmp_path / "part.html", tmp_path / "text.md"
    page.write_text(PAGE, "utf-8")
    part.write_text("<p>5 women</p>", "utf-8")
    text.write_text("*5 women*", "utf-8")

    assert "News" == read_article(page).splitlines()[0]
    assert "5 women" == read_article(part)
    assert "*5 women*" == read_article(text)


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text comes from a pipe."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO("5 vrouwen é".encode())))

    assert "5 vrouwen é" == read_article("-")


def test_an_empty_article_is_refused(tmp_path: Path) -> None:
    """Nothing can be checked in it."""
    (tmp_path / "empty.txt").write_text("", "utf-8")

    with pytest.raises(bps.DataError):
        read_article(tmp_path / "empty.txt")


def test_an_end_without_a_start_is_no_error() -> None:
    """Pages are often broken."""
    assert "a b" == without_markup("</script>a <i>b</style>")
