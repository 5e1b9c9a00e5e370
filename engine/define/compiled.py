"""Rulesets that golive brings: read from one JSON file, made from the YAML, as long as it is current."""

import json
import re
from functools import reduce
from pathlib import Path

from golive.engine.define.ruleset import digest_of, joined_digest, load_ruleset
from golive.engine.define.ruleset_folder import ruleset_files
from golive.schemas.ruleset import Ruleset

_EXTENDS = re.compile(rb"^extends: ([a-z0-9-]+)$", re.MULTILINE)
_LONGEST = 60  # letters of the name of a ruleset
_RULESETS = Path(__file__).resolve().parents[2] / "rulesets"


def shipped_folder(name: str) -> Path | None:
    """The folder of a ruleset that golive brings, None where there is none of that name."""
    folder = _RULESETS / name
    is_name = name.replace("-", "").isalnum() and len(name) <= _LONGEST
    return folder if is_name and (folder / "ruleset.yaml").is_file() else None


def shipped_names() -> list[str]:
    """The names of the rulesets that golive brings."""
    return sorted(file.parent.name for file in _RULESETS.glob("*/ruleset.yaml"))


def load_shipped(name: str) -> Ruleset:
    """A ruleset that golive brings; from its YAML where the compiled file is not current."""
    compiled = compiled_file(name)
    if compiled.is_file():
        text = compiled.read_bytes()
        if text.startswith(_head(shipped_digest(name))):
            return Ruleset.model_validate_json(text)
    return load_ruleset(_RULESETS / name, shipped)


def shipped(name: str) -> Ruleset | None:
    """A ruleset that golive brings, None where there is none of that name."""
    return load_shipped(name) if shipped_folder(name) is not None else None


def shipped_digest(name: str) -> str:
    """The digest of the YAML files, of the ruleset and of the one that it extends."""
    digests = [digest_of(folder, ruleset_files(folder)) for folder in shipped_line(name)]
    return reduce(joined_digest, reversed(digests))


def shipped_line(name: str) -> list[Path]:
    """The folder of a ruleset that golive brings, then those of what it extends, one after the other."""
    line = [_RULESETS / name]
    while extends := _EXTENDS.search((line[-1] / "ruleset.yaml").read_bytes()):
        line.append(_RULESETS / extends[1].decode())
    return line


def compiled_file(name: str) -> Path:
    """Where the compiled form of a ruleset lies."""
    return _RULESETS / f"{name}.compiled.json"


def compiled_text(name: str) -> str:
    """The compiled form, made afresh from the YAML; examples are left out, they serve the tests alone."""
    ruleset = load_ruleset(_RULESETS / name, shipped)
    without = {kind: {"__all__": {"examples"}} for kind in ("activities", "rules")}
    value = ruleset.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude=without)
    value.pop("digest")
    return json.dumps({"digest": ruleset.digest, **value}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _head(digest: str) -> bytes:
    return f'{{"digest":"{digest}"'.encode()
