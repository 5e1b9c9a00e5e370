"""What an importer is told besides the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from golive.engine.load.vocabulary import Vocabulary
from golive.schemas.elements import Status
from golive.schemas.settings import DateOrder


@dataclass(frozen=True, slots=True)
class Guide:
    """The ids that a plan may name, and what people said about their files.

    `columns`: from a field of a task (`name`, `finish`, ...) to the heading of its column. `statuses`: from a status as
    the tool calls it, in any case, to one of golive's. `dates`: which comes first where only numbers are written.
    `asked`: the fields of `columns` that were given for this very file, so that a heading which it lacks is a mistake.
    `settings`: the file of settings for all plans; None: the nearest to each, empty: none.
    """

    vocabulary: Vocabulary
    columns: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, Status] = field(default_factory=dict)
    dates: DateOrder | None = None
    asked: frozenset[str] = frozenset()
    settings: str | None = None
