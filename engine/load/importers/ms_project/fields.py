"""Custom fields of an MS Project plan: what they are called, and what the values of look-up tables say."""

import re

from golive.engine.load.xml_rows import Row

_COVERS = re.compile(r"(?i)\s*(golive[ _-]*)?(covers?|activit(y|ies)([ _-]*ids?)?)\s*")
_ID = re.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")

Said = tuple[Row, str, str]


class CustomFields:
    """The definitions of a plan: ExtendedAttributes with an Alias, ValueLists, OutlineCodes."""

    def __init__(self, root: Row) -> None:
        self._labels: dict[str | None, str] = {}
        self._by_id: dict[tuple[str | None, str], list[str]] = {}
        self._by_guid: dict[str, list[str]] = {}
        for row in root.children:
            if row.name in ("ExtendedAttribute", "OutlineCode"):
                self._define(row)

    def _define(self, row: Row) -> None:
        field = row.get("FieldID")
        label = row.get("Alias") or self._labels.get(field) or row.get("FieldName")
        if label:
            self._labels[field] = label
        for value in row.children:
            texts = [text for name in ("Value", "Description") if (text := value.get(name))]
            if texts and (number := value.get("ValueID") or value.get("ID")):
                self._by_id[field, number] = texts
            if texts and (guid := value.get("FieldGUID")):
                self._by_guid[guid.lower()] = texts

    def of(self, task: Row) -> list[Said]:
        """Each custom field of a task that says something: the row, what the field is called, and a text of it."""
        return [
            (row, self._labels.get(row.get("FieldID"), ""), text)
            for row in task.children
            if row.name in ("ExtendedAttribute", "OutlineCode")
            for text in dict.fromkeys(self._texts(row))
        ]

    def _texts(self, row: Row) -> list[str]:
        own = row.get("Value")
        looked_up = self._by_guid.get((row.get("ValueGUID") or "").lower()) or self._by_id.get(
            (row.get("FieldID"), row.get("ValueID") or ""), []
        )
        return [*([own] if own else []), *looked_up]

    @staticmethod
    def said_to_cover(said: list[Said]) -> tuple[list[str] | None, list[str]]:
        """The ids in the fields that are called "covers" or the like, and the words there that cannot be one."""
        words = [word for _, label, text in said if _COVERS.fullmatch(label) for word in re.split(r"[\s,;]+", text)]
        ids = [word for word in words if _ID.fullmatch(word)]
        wrong = [word[:60] for word in words if word and word not in ids]
        return ids or None, wrong if ids or len(words) == 1 else []
