"""What a ruleset defines and never uses."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from golive.engine.authoring.lint_found import Found
from golive.engine.define.ruleset_parts import Part, Parts
from golive.engine.load.tree import child

_READ_BY_THE_ENGINE = {"is_project"}  # it decides the verdict


def unused(parts: Parts) -> Iterator[Found]:
    """Facts, settings and works that nothing in the ruleset names."""
    conditions = [_written(one) for one in _conditions(parts)]
    facts = [(part.item.id, part) for part in parts.asked] + [(part.item.id, part) for part in parts.derived]
    for name, fact in facts:
        if name not in _READ_BY_THE_ENGINE and not any(f'"{name}"' in text for text in conditions):
            yield _unused(fact, "/id", name, f"the fact {name} is used in no condition; use it, or take it away")
    manifest = parts.manifest
    if manifest is None:
        return
    sources = [part.item.sources for part in parts.activities] + [part.item.sources for part in parts.rules]
    cited = {source.work for given in sources for source in given}
    for name in manifest.item.works:
        if name not in cited:
            at = child("/works", name)
            yield _unused(manifest, at, manifest.item.id, f"the work {name} is cited nowhere; cite it, or take it away")
    for name in manifest.item.settings:
        if name not in parts.extended.settings and not any(f'"setting": "{name}"' in text for text in conditions):
            said = f"the setting {name} is read by no condition; use it, or take it away"
            yield _unused(manifest, child("/settings", name), manifest.item.id, said)


def _unused(part: Part[Any], at: str, entry: str, said: str) -> Found:
    return Found(part.file.place(part.pointer + at), entry, at, "unused", said)


def _conditions(parts: Parts) -> Iterator[Any]:
    yield from (part.item.when for part in parts.derived)
    for activity in parts.activities:
        yield activity.item.applies
        yield from (one for evidence in activity.item.evidence for one in (evidence.where, evidence.every))
    for rule in parts.rules:
        yield from (rule.item.applies, rule.item.requires)


def _written(condition: Any) -> str:
    value = (
        condition.model_dump(mode="json", by_alias=True, exclude_none=True)
        if isinstance(condition, BaseModel)
        else condition
    )
    return json.dumps(value)
