"""Names in the three languages of Belgium and in English."""

from typing import Literal, get_args

from attrs import frozen

from ..errors import UnknownLanguageError, nearest, short_repr
from .bases import Value

__all__ = ["LANGUAGES", "Labels", "Language", "check_language"]

Language = Literal["nl", "fr", "de", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@frozen(kw_only=True, eq=False, repr=False)
class Labels(Value):
    """One name in four languages. `nl` follows the wording of the source; the others are translations."""

    nl: str
    fr: str
    de: str
    en: str

    def text(self, language: Language) -> str:
        """Give the name in one language.

        Raises:
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        check_language(language)
        name: str = getattr(self, language)
        return name


def check_language(language: str) -> Language:
    """Give a language back, and refuse one without labels.

    Raises:
        UnknownLanguageError: the language is not one of nl, fr, de, en.
    """
    if language not in LANGUAGES:
        raise UnknownLanguageError(
            expected=f"a language among {', '.join(LANGUAGES)}",
            got=short_repr(language),
            hint=nearest(language, LANGUAGES),
        )
    return language
