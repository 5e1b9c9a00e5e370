"""Names of the people of Autotask, where the export has them: other rows only have their numbers."""

from collections.abc import Sequence

from golive.engine.load.importers.named_rows import NamedRow, plain_fields


class People:
    """Finds the name behind the number of a resource."""

    def __init__(self, rows: Sequence[NamedRow]) -> None:
        self._names: dict[str, str] = {}
        for row in rows:
            key = row.key("id")
            if row.kind == "resource" and key:
                self._names[key] = " ".join(filter(None, (row.text("firstname"), row.text("lastname"))))

    def name(self, row: NamedRow, field: str) -> str | None:
        """Who stands in a field such as `assignedresource`; `resource 123` where only the number is known."""
        more = row.fields.get("enhanced")  # what some clients add to the answers
        beside = NamedRow("", plain_fields(more)).text(f"{field}name") if isinstance(more, dict) else None
        key = row.key(f"{field}id")
        named = row.text(f"{field}name") or beside or (self._names.get(key) if key else None)
        return named or (f"resource {key}" if key and key != "0" else None)
