"""What installed packages bring beside what golive has: the entry points of a group, by name."""

from importlib.metadata import EntryPoint, entry_points
from typing import Any

from golive.engine.errors import UsageError


def names(group: str) -> list[str]:
    """The names that installed packages bring in a group, in alphabetical order."""
    return sorted({point.name for point in entry_points(group=group)})


def brought(group: str, name: str, what: str) -> Any:
    """What a package brings under that name, None where none does; `what` says in messages what it is.

    Imports the package. Raises UsageError where that fails, or where several packages use the name.
    """
    found = {point.value: point for point in entry_points(group=group, name=name)}
    if not found:
        return None
    if len(found) > 1:
        by = " and ".join(sorted(f"{package_of(point)} ({value})" for value, point in found.items()))
        raise UsageError(f"the {what} {name!r} is brought by {by}; uninstall one of them")
    (point,) = found.values()
    return loaded(point, f"the {what} {name!r} of the package {package_of(point)}, entry point {point.value!r},")


def loaded(point: EntryPoint, said: str) -> Any:
    """What the entry point names; raises UsageError that begins with `said` where it cannot be imported."""
    try:
        return point.load()
    except (Exception, SystemExit) as error:  # the code of another package may raise anything
        why = f"{type(error).__name__}: {error}"
        raise UsageError(f"{said} cannot be imported ({why}); reinstall or repair it") from None


def package_of(point: EntryPoint) -> str:
    """The name of the package that brings it, a question mark where that is not known."""
    return point.dist.name if point.dist is not None else "?"
