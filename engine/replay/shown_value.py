"""How a value of a record or report is told in a sentence."""

from typing import Any

from golive.engine.load.quoting import shown


def shown_value(value: Any) -> str:
    """A few words; of a map the name in it, of a list how long it is."""
    if isinstance(value, dict):
        name = next((value[key] for key in ("name", "text", "id") if value.get(key)), None)
        return shown(name) if name else f"{len(value)} field{'' if len(value) == 1 else 's'}"
    if value is None:
        return "nothing (null)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return f"{len(value)} element{'' if len(value) == 1 else 's'}"
    return shown(value) if isinstance(value, str) else str(value)
