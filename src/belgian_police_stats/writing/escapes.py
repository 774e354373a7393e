"""How a text of a report is escaped in each target, so that it stays a text there.

A report file can be a stranger's, so its labels, notes, titles and names of units are never trusted. Targets that are
written by a library of their own need no row: JSON, XML and the formats of Arrow escape by themselves.
"""

from __future__ import annotations

__all__ = ["in_chart"]

_WORD_JOINER = "\N{WORD JOINER}"


def in_chart(text: str) -> str:
    """Put an invisible word joiner behind each `<`.

    Altair writes the specification of a chart into a script of an HTML page without escaping it, and so do many
    notebooks and templates. There a `</script>` in a label would end the script and begin the next one. Only the text
    itself reaches all of these programs, so the text is changed: with the joiner, no `<` begins a tag or a comment.
    """
    return text.replace("<", f"<{_WORD_JOINER}")
