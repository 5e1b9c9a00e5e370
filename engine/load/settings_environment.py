"""Settings from the environment: GOLIVE_RULESET, GOLIVE_FAIL_LEVEL, ..., a variable for each setting of commands."""

import re
from collections.abc import Mapping
from typing import Any

from golive.engine.errors import InputError, Problem
from golive.engine.load.keys import fields_of, members
from golive.engine.load.model import build
from golive.engine.load.tree import Tree
from golive.engine.nearest import did_you_mean
from golive.schemas.settings import CONFIG, ENVIRONMENT, OPTIONS, Settings, variable_of

_OF_TESTS = ("GOLIVE_THOROUGH", "GOLIVE_OSCAL_SCHEMA", "GOLIVE_UPDATE_GOLDEN")
_OF_JOBS = ("GOLIVE_PACKAGE", "GOLIVE_RECORDS", "GOLIVE_WITH", "GOLIVE_OPTIONS")  # templates/golive.yml
OTHERS = (CONFIG, "GOLIVE_DEBUG", *_OF_TESTS, *_OF_JOBS)
"""Variables that mean something else than an option of a command."""
_SEPARATED = re.compile(r"[,\r\n]")


def settings_from(environment: Mapping[str, str]) -> dict[str, Any]:
    """From setting to value, of those whose variable is set and not empty; raises InputError naming the variables."""
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for setting in OPTIONS:
        text = environment.get(variable_of(setting), "").strip()
        if not text:
            continue
        tree = Tree(variable_of(setting), {setting: _value(setting, text)}, dict)
        built, wrong = build(Settings, tree)
        problems += [Problem(variable_of(setting), None, "", one.message) for one in wrong]
        if built is not None:
            found[setting] = getattr(built, setting)
    if problems:
        raise InputError(problems)
    return found


def unknown_variables(environment: Mapping[str, str]) -> dict[str, str]:
    """What is said of each variable that begins with GOLIVE_ and means nothing, the near ones with what was meant."""
    known = [*map(variable_of, OPTIONS), *OTHERS]
    unknown = sorted(name for name in environment if name.startswith(ENVIRONMENT) and name not in known)
    said = {name: did_you_mean(name.removeprefix(ENVIRONMENT), _ends(known), 1) for name in unknown}
    return {name: _said(name, near) for name, near in said.items()}


def _said(name: str, near: str) -> str:
    if name == f"{ENVIRONMENT}AS_OF":
        return f"{name} is set and means nothing: a day is given with --as-of, since one that is set grows old unseen"
    hint = near.replace("mean ", f"mean {ENVIRONMENT}") or "`golive check --show-config` shows what there is"
    return f"{name} is set and means nothing to golive; {hint}"


def _ends(names: list[str]) -> list[str]:
    return [name.removeprefix(ENVIRONMENT) for name in names]


def _value(setting: str, text: str) -> Any:
    """The text as its setting has it: a list parted by commas or line breaks, a number, or the text."""
    kinds = members(fields_of(Settings)[setting].annotation)
    if list[str] in kinds:
        return [part.strip() for part in _SEPARATED.split(text) if part.strip()]
    if any(float in members(kind) for kind in kinds):
        return _number(text)
    return text


def _number(text: str) -> Any:
    try:
        return float(text)
    except ValueError:
        return text
