"""What an importer is told besides the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from golive.engine.load.vocabulary import Vocabulary
from golive.schemas.elements import Status


@dataclass(frozen=True, slots=True)
class Guide:
    """The ids that a plan may name, and what people said about their files.

    `columns`: from a field of a task (`name`, `finish`, ...) to the heading of its column. `statuses`: from a status as
    the tool calls it, in any case, to one of golive's.
    """

    vocabulary: Vocabulary
    columns: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, Status] = field(default_factory=dict)
