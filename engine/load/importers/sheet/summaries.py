"""Rows that stand above others and say done while one of those is not."""

from collections.abc import Iterator, Sequence

from golive.schemas.elements import Status


def early(names: Sequence[str], parents: Sequence[list[str]], statuses: Sequence[Status | None]) -> Iterator[int]:
    """The numbers of the rows that are done though a row below them is planned or in progress."""
    places: dict[tuple[str, ...], int] = {}
    for number in range(len(names) - 1, -1, -1):
        places[(*parents[number], names[number])] = number
    found: set[int] = set()
    for number, above in enumerate(parents):
        if statuses[number] in ("planned", "in-progress"):
            paths = (tuple(above[:depth]) for depth in range(1, len(above) + 1))
            found.update(place for path in paths if (place := places.get(path)) is not None and place != number)
        places[(*above, names[number])] = number  # of two that are called the same the one before is meant
    return (number for number in sorted(found) if statuses[number] == "done")
