"""The conditions that a gate has set, from a file and as one."""

from pathlib import Path

import yaml

from golive.engine.errors import InputError
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.model import build_or_raise
from golive.engine.load.source import read_source
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.gate import CarriedCondition, Conditions

_HEAD = """\
# Conditions that a gate has set. `golive gate GATE RECORD --conditions FILE` asks them again at the next gate.
"""


def read_conditions(path: str) -> list[CarriedCondition]:
    """The conditions of a file, none where there is no such file yet; raises InputError."""
    if not Path(path).exists():
        return []
    source = read_source(path)
    source.refuse_above(MAX_TEXT_BYTES, "YAML")
    tree = parse_yaml(source.text("delete it, and golive writes it anew"), source.path)
    if tree.problems:
        raise InputError(tree.problems)
    return build_or_raise(Conditions, tree).conditions


def conditions_text(conditions: list[CarriedCondition]) -> str:
    """The conditions as the text of a file."""
    value = Conditions(conditions=conditions).model_dump(mode="json", exclude_none=True)
    return _HEAD + yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100)
