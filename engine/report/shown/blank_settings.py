"""The golive.yaml that `golive init golive.yaml` writes: every setting with a word on it, to choose from."""

import json
import textwrap
from typing import Any

from golive.schemas.settings import Settings

_HEAD = """\
# yaml-language-server: $schema={schema}
# Settings of golive for the plans in this folder and below it. Take the # away where you want one; all are shown with
# an example. A flag goes before a GOLIVE_ variable, and that before this file. What is set: golive check --show-config
"""


def blank_settings(schema: str) -> str:
    """The text of the file; `schema` is the file by which editors complete it."""
    return _HEAD.format(schema=schema) + "".join(map(_setting, Settings.model_fields))


def _setting(name: str) -> str:
    field = Settings.model_fields[name]
    words = textwrap.wrap(field.description or "", 115)
    return "\n" + "".join(f"# {line}\n" for line in words) + f"# {name}: {_written((field.examples or [None])[0])}\n"


def _written(value: Any) -> str:
    """The value in YAML, on the line of its key."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key}: {_written(one)}' for key, one in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    return value if isinstance(value, str) else json.dumps(value)
