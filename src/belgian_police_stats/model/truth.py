"""An answer that may be unknown."""

from __future__ import annotations

from enum import Enum

from ..errors import UndecidedError

__all__ = ["Truth"]


class Truth(Enum):
    """True, false, or unknown. The first two can be used as a condition, the third refuses."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, surely: bool, possible: bool) -> Truth:
        """Make the answer from what is sure and what is possible at all."""
        return cls.TRUE if surely else cls.UNKNOWN if possible else cls.FALSE

    def __bool__(self) -> bool:
        if self is Truth.UNKNOWN:
            raise UndecidedError(
                "Expected a yes or a no, and the print leaves both open. Compare with Truth.TRUE, Truth.FALSE or "
                "Truth.UNKNOWN to decide what to do then."
            )
        return self is Truth.TRUE

    def __str__(self) -> str:
        return self.value
