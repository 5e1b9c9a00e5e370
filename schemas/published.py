"""The JSON Schemas (2020-12) of what golive reads and writes, as they are shipped and printed."""

import json
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, TypeAdapter

from golive.schemas.activities import ActivityFile
from golive.schemas.baseline import Baseline
from golive.schemas.chosen import chosen_by_key
from golive.schemas.comparison import Comparisons
from golive.schemas.described import with_descriptions
from golive.schemas.elements import Waiver
from golive.schemas.facts import Facts
from golive.schemas.guesses import GuessFile
from golive.schemas.profile import Profile
from golive.schemas.recognise import WordingFile, Words
from golive.schemas.record import Fragment, PortfolioRecord, Record
from golive.schemas.report import Report
from golive.schemas.rules import RuleFile
from golive.schemas.ruleset import Manifest
from golive.schemas.settings import Settings
from golive.schemas.waivers import WaiverFile

SchemaName = Literal[
    "record", "ruleset", "profile", "report", "comparison", "baseline", "waivers", "recognise", "settings"
]
SCHEMA_NAMES: tuple[SchemaName, ...] = (
    "record",
    "ruleset",
    "profile",
    "report",
    "comparison",
    "baseline",
    "waivers",
    "recognise",
    "settings",
)
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLES = {
    "record": "A golive record: one project, a list of projects, a portfolio, or a file that is laid over a record",
    "ruleset": "A file of a golive ruleset: ruleset.yaml, facts.yaml, a file of activities or of rules",
    "profile": "A golive profile: what is left out, added, raised, lowered or set, each with its reason",
    "report": "A golive report on one record at one gate",
    "comparison": "What golive diff says of two reports: what is new, fixed or changed, and why",
    "baseline": "A baseline of golive: what stood against go, and is not told as new",
    "waivers": "A file of waivers for golive",
    "recognise": "A file of the folder recognise/ of a golive ruleset: words, wordings of activities, or guesses",
    "settings": "golive.yaml: how the plans of a folder are read, and what is asked of them",
}
_FILES: dict[str, type[BaseModel]] = {
    "ruleset": Manifest,
    "facts": Facts,
    "activities": ActivityFile,
    "rules": RuleFile,
    "words": Words,
    "wordings": WordingFile,
}
_FILE_TITLES = {
    "ruleset": "ruleset.yaml",
    "facts": "facts.yaml",
    "activities": "a file of activities",
    "rules": "a file of rules",
    "words": "recognise/words.yaml",
    "wordings": "a file of wordings in recognise/",
}
_TRUTH = {"enum": [True, False, "yes", "no", "unknown", None]}


def schema_text(name: SchemaName, questions: Mapping[str, str]) -> str:
    """The schema as JSON text. `questions` maps the facts that a record may give to how they are asked."""
    return json.dumps(schema(name, questions), indent=2, ensure_ascii=False) + "\n"


def schema(name: SchemaName, questions: Mapping[str, str]) -> dict[str, Any]:
    """The schema as a value."""
    body: dict[str, Any]
    if name == "record":
        body = _record(questions)
    elif name == "ruleset":
        body = TypeAdapter[Any](ActivityFile | RuleFile | Facts | Manifest).json_schema(by_alias=True)
    elif name == "waivers":
        body = TypeAdapter[Any](WaiverFile | list[Waiver]).json_schema(by_alias=True)
    elif name == "recognise":
        body = _recognise()
    elif name == "settings":
        body = Settings.model_json_schema(by_alias=True)
    elif name == "profile":
        body = Profile.model_json_schema(by_alias=True)
    elif name == "baseline":
        body = Baseline.model_json_schema(by_alias=True)
    elif name == "comparison":
        body = Comparisons.model_json_schema(mode="serialization")
    else:
        body = Report.model_json_schema(mode="serialization")
    if name not in ("report", "comparison"):
        body = with_descriptions(body)
    body = chosen_by_key(body) if name == "ruleset" else body
    body.pop("title", None)
    body.pop("description", None)
    return {"$schema": _DIALECT, "$id": f"urn:golive:schema:{name}", "title": _TITLES[name], **body}


def file_schemas() -> dict[str, str]:
    """A schema as JSON text for each kind of file of a ruleset; editors complete better by it than by one for all."""
    found = {}
    for name, model in _FILES.items():
        body = model.model_json_schema(by_alias=True)
        title = f"A golive ruleset: {_FILE_TITLES[name]}"
        head = {"$schema": _DIALECT, "$id": f"urn:golive:schema:ruleset:{name}"}
        found[name] = json.dumps({**body, **head, "title": title}, indent=2, ensure_ascii=False) + "\n"
    return found


def _recognise() -> dict[str, Any]:
    """Words, wordings or guesses, told apart by the keys that only wordings and only guesses have."""
    definitions = TypeAdapter[Any](WordingFile | GuessFile | Words).json_schema(by_alias=True)["$defs"]
    every = [definitions[name]["properties"] for name in ("WordingFile", "GuessFile", "Words")]
    offered = {key: {"description": value["description"]} for keys in every for key, value in keys.items()}
    guesses = {"if": {"required": ["guesses"]}, "then": _ref("GuessFile"), "else": _ref("Words")}
    chosen = {"if": {"required": ["activities"]}, "then": _ref("WordingFile"), "else": guesses}
    return {"type": "object", "properties": offered, **chosen, "$defs": definitions}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


def _record(questions: Mapping[str, str]) -> dict[str, Any]:
    body = TypeAdapter[Any](Record | PortfolioRecord | Fragment).json_schema(by_alias=True)
    one = {"anyOf": body.pop("anyOf")}
    body["$defs"]["AnyRecord"] = one
    facts = {
        "type": "object",
        "additionalProperties": False,
        "properties": {fact: {**_TRUTH, "description": question} for fact, question in questions.items()},
    }
    for model in ("Record", "Fragment"):
        body["$defs"][model]["properties"]["facts"] = {"anyOf": [facts, {"type": "null"}]}
    body["anyOf"] = [{"$ref": "#/$defs/AnyRecord"}, {"type": "array", "items": {"$ref": "#/$defs/AnyRecord"}}]
    return body
