"""A page for each schema, to be read: every part with its keys, what they take and mean."""

import json
from typing import Any

from staging import ROOT

from golive.schemas.published import SCHEMA_NAMES

Value = dict[str, Any]
_INDEX = """# Schemas

What golive reads and writes, as JSON Schema (2020-12) for editors and programs, and as pages to be read.
`golive schema NAME` prints them; that of a record with the facts
of a ruleset of yours: `golive schema record --ruleset ours`.

| schema | of what | file |
|---|---|---|"""


def schema_pages() -> dict[str, str]:
    """From the name of each page to its Markdown."""
    schemas = {name: json.loads((ROOT / f"schemas/{name}.schema.json").read_text("utf-8")) for name in SCHEMA_NAMES}
    pages = {f"schemas/{name}.md": _page(name, schema) for name, schema in schemas.items()}
    rows = [f"| [{name}]({name}.md) | {_cell(one['title'])} | {_file(name)} |" for name, one in schemas.items()]
    tree = ["", "```{toctree}", ":hidden:", ":titlesonly:", "", *schemas, "```", ""]
    return pages | {"schemas/index.md": "\n".join([_INDEX, *rows, *tree])}


def _file(name: str) -> str:
    return f"[{name}.schema.json](../files/schemas/{name}.schema.json)"


def _page(name: str, schema: Value) -> str:
    lines = [f"# Schema: {name}", "", f"{_cell(schema['title'])}. The schema itself: {_file(name)}.", ""]
    kinds = _kinds(schema)
    lines += [f"It is {kinds}.", ""] if kinds and "properties" not in schema else []
    lines += _table(schema)
    for key, part in sorted(schema.get("$defs", {}).items()):
        lines += [f'<a id="{key}"></a>', "", f"## {key}", ""]
        lines += [_cell(part["description"]), ""] if part.get("description") else []
        lines += _table(part) or [f"{_kinds(part) or 'anything'}", ""]
    return "\n".join(lines) + "\n"


def _table(part: Value) -> list[str]:
    properties: Value = part.get("properties", {})
    if not properties:
        return []
    needed = part.get("required", [])
    rows = [
        f"| `{key}`{' (needed)' if key in needed else ''} | {_kinds(value)} | {_cell(value.get('description', ''))} |"
        for key, value in properties.items()
    ]
    return ["| key | takes | means |", "|---|---|---|", *rows, ""]


def _kinds(value: Any) -> str:
    """What a value may be, in words, with links to the parts."""
    if not isinstance(value, dict):
        return ""
    if "$ref" in value:
        name = str(value["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name})"
    several = value.get("anyOf") or value.get("oneOf")
    if several:
        return " or ".join(dict.fromkeys(filter(None, map(_kinds, several))))
    if "const" in value:
        return f"`{json.dumps(value['const'])}`"
    if "enum" in value:
        return ", ".join(f"`{_plain(one)}`" for one in value["enum"])
    kind = value.get("type")
    if isinstance(kind, list):
        return " or ".join(_kinds({**value, "type": one}) for one in kind)
    if kind == "array":
        return f"a list of {_kinds(value.get('items')) or 'anything'}"
    if kind == "object":
        more = value.get("additionalProperties")
        return f"a map to {_kinds(more)}" if isinstance(more, dict) and _kinds(more) else "a map"
    return _NAMES.get((kind, value.get("format")), _NAMES.get((kind, None), "")) + _bounds(value)


_NAMES = {
    ("string", None): "text",
    ("string", "date"): "a day, YYYY-MM-DD",
    ("integer", None): "a whole number",
    ("number", None): "a number",
    ("boolean", None): "yes or no",
    ("null", None): "`null`",
}


def _bounds(value: Value) -> str:
    words = {"minimum": "from", "exclusiveMinimum": "above", "maximum": "to", "exclusiveMaximum": "below"}
    told = [f"{words[key]} {value[key]}" for key in words if key in value]
    told += [f"pattern `{_cell(value['pattern'])}`"] if "pattern" in value else []
    return f" ({', '.join(told)})" if told else ""


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _cell(text: str) -> str:
    return " ".join(str(text).split()).replace("|", "\\|").replace("<", "\\<").replace("*", "\\*").replace("_", "\\_")
