"""A new ruleset to begin with: small, commented, and sound."""

import re
from collections.abc import Collection
from pathlib import Path

from golive.engine.authoring import scaffold_files as files
from golive.engine.define.compiled import shipped_folder
from golive.engine.define.rulesets import extendable
from golive.engine.errors import UsageError
from golive.schemas.published import file_schemas
from golive.schemas.ruleset import Ruleset
from golive.schemas.ruleset_words import RULESET_FORM

_LONGEST_ID = 60
_PHRASE = "out of hours cover agreed"  # stands in what is extended where that was begun in the same way
_LONGEST_CODE = 10  # letters before the number of a rule


def begin(name: str, folder: Path, extends: str | None) -> list[Path]:
    """Write a new ruleset into a folder of its own in `folder`; gives the files back, in the order to read them.

    Nothing is ever overwritten. Raises UsageError for a name that will not do, a folder that is there, or nothing to
    extend; InputError where what is extended has mistakes.
    """
    _refuse_name(name)
    if not folder.is_dir():
        raise UsageError(f"there is no folder {str(folder)!r}; make it first, or name another with --folder")
    target = folder / name
    if target.exists() or target.is_symlink():
        raise UsageError(f"{target} exists, and nothing is overwritten; take another id, or another --folder")
    base = extendable(target)(extends) if extends is not None else None
    contents = _contents(name, extends, base)
    contents |= {f"schemas/{kind}.schema.json": text for kind, text in file_schemas().items()}
    for path, text in contents.items():
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("x", encoding="utf-8") as stream:
            stream.write(text)
    return [target / path for path in contents]


def _refuse_name(name: str) -> None:
    if not re.fullmatch(RULESET_FORM, name) or len(name) > _LONGEST_ID:
        near = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:_LONGEST_ID]
        hint = f", as {near}" if near else ""
        raise UsageError(f"{name!r} is no id; write small letters, digits and hyphens{hint}")
    if shipped_folder(name) is not None:
        raise UsageError(f"{name!r} is the name of a ruleset that golive brings; take another id")


def _contents(name: str, extends: str | None, base: Ruleset | None) -> dict[str, str]:
    known = _facts(base) if base is not None else {"is_project"}
    phrases = {one.casefold() for entry in base.activities for one in entry.recognise.phrases} if base else set()
    words = {
        "@EXTENDS@": f"extends: {extends}" if extends is not None else "# extends: pmbok-itil    # adds to that one",
        "@ID@": name,
        "@FACT@": _fact(name, known),
        "@RULE@": _code(name, {rule.id for rule in base.rules} if base is not None else ()),
        "@MORE@": f" ({name})" if _PHRASE in phrases else "",
        "@PROJECT@": "is_project" if "is_project" in known else "always",
    }
    contents = {
        "ruleset.yaml": files.MANIFEST,
        "facts.yaml": files.FACTS + (files.OWN_FACTS if base is None else ""),
        "base-record.yaml": files.BASE + (files.OWN_BASE if base is None else ""),
        "planning/out-of-hours.yaml": files.ACTIVITIES,
        "rules/one.yaml": files.RULES,
    }
    return {path: _filled(text, words) for path, text in contents.items()}


def _facts(ruleset: Ruleset) -> set[str]:
    return {fact.id for fact in ruleset.facts.asked} | {fact.id for fact in ruleset.facts.derived}


def _filled(text: str, words: dict[str, str]) -> str:
    for token, word in words.items():
        text = text.replace(token, word)
    return text


def _fact(name: str, known: Collection[str]) -> str:
    """A name for the fact that no other has."""
    stem = re.sub(r"^[^a-z]+", "", name.replace("-", "_"))[:40]
    fact = f"{stem}_out_of_hours".lstrip("_")
    while fact in known:
        fact += "_too"
    return fact


def _code(name: str, taken: Collection[str]) -> str:
    """What the ids of the rules begin with; no other rule of the ruleset does."""
    letters = re.sub(r"[^A-Z0-9]", "", name.upper()).lstrip("0123456789")[:_LONGEST_CODE]
    code = letters if len(letters) > 1 else f"RU{letters}"
    while any(rule.startswith(f"{code}-") for rule in taken):
        code = f"{code[: _LONGEST_CODE - 1]}X" if not code.endswith("X") else f"{code[: _LONGEST_CODE - 2]}YX"
    return code
