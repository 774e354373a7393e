"""The annual report of the Belgian Federal Police as a typed dataset.

Data flows one way: data → loading → model → querying → writing. Nothing is read at import; a name below is
brought in when it is first used.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .errors import BelgianPoliceStatsError as BelgianPoliceStatsError
