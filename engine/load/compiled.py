"""Rulesets that golive brings: read from one JSON file, made from the YAML, as long as it is current."""

import json
from pathlib import Path

from golive.engine.load.ruleset import digest_of, load_ruleset, ruleset_files
from golive.schemas.ruleset import Ruleset

_RULESETS = Path(__file__).resolve().parents[2] / "rulesets"


def shipped_folder(name: str) -> Path | None:
    """The folder of a ruleset that golive brings, None where there is none of that name."""
    folder = _RULESETS / name
    return folder if name.replace("-", "").isalnum() and (folder / "ruleset.yaml").is_file() else None


def load_shipped(name: str) -> Ruleset:
    """A ruleset that golive brings; from its YAML where the compiled file is not current."""
    folder = _RULESETS / name
    compiled = compiled_file(name)
    if compiled.is_file():
        text = compiled.read_bytes()
        digest = digest_of(folder, ruleset_files(folder))
        if text.startswith(_head(digest)):
            return Ruleset.model_validate_json(text)
    return load_ruleset(folder)


def compiled_file(name: str) -> Path:
    """Where the compiled form of a ruleset lies."""
    return _RULESETS / f"{name}.compiled.json"


def compiled_text(name: str) -> str:
    """The compiled form, made afresh from the YAML; examples are left out, they serve the tests alone."""
    ruleset = load_ruleset(_RULESETS / name)
    without = {name: {"__all__": {"examples"}} for name in ("activities", "rules")}
    value = ruleset.model_dump(
        mode="json",
        by_alias=True,
        exclude_unset=True,
        exclude=without,
    )
    value.pop("digest")
    return json.dumps({"digest": ruleset.digest, **value}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _head(digest: str) -> bytes:
    return f'{{"digest":"{digest}"'.encode()
