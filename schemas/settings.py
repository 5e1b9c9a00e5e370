"""The settings of golive.yaml: how plans are read, and what options of commands are where nobody gives them.

Each field below is one setting. From them come the JSON Schema, the names of the environment variables, the values
that commands take, and the tables of docs/settings.md: a new option is one more field.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from golive.schemas.elements import Status
from golive.schemas.words import Gate, Model, Percent, Severity, YesNo

DateOrder = Literal["day-first", "month-first"]
Heading = str | None
ENVIRONMENT = "GOLIVE_"
CONFIG = "GOLIVE_CONFIG"


@dataclass(frozen=True, slots=True)
class Option:
    """How a setting is an option of commands.

    `parameter` is the name of the option in the commands, None where it has the name of the setting. `paths` says which
    values are paths, which are relative to the file that has them. `only` and `never` name commands, as `rules list`.
    `told`: whether reports say that it was set.
    """

    parameter: str | None = None
    paths: Literal["all", "with-slash", "none"] = "none"
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    told: bool = True


class ColumnNames(Model):
    """From the field of a task to the heading of its column, or the column's letter."""

    name: Heading = None
    subtask: Heading = None
    section: Heading = Field(None, description="A phase or group: a name above the task.")
    status: Heading = None
    percent: Heading = None
    done: Heading = Field(None, description="Ticked where the task is done.")
    start: Heading = None
    finish: Heading = None
    actual_start: Heading = None
    actual_finish: Heading = None
    owner: Heading = None
    predecessors: Heading = None
    notes: Heading = None
    outline: Heading = Field(None, description="Outline number, for example 1.2.3.")
    level: Heading = Field(None, description="How deep in the outline, 1 being the outermost.")
    parent: Heading = Field(None, description="Id, key, number or name of the task above.")
    id: Heading = None
    key: Heading = None
    covers: Heading = Field(None, description="Ids of activities, or labels among which they may be.")
    milestone: Heading = None
    active: Heading = Field(None, description="A task with `no` in it is cancelled.")
    sheet: Heading = Field(None, description="The sheet of a workbook that is the plan.")


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


OneOrMore = Annotated[
    list[str] | None,
    BeforeValidator(_listed, json_schema_input_type=str | list[str] | None),
]


class Settings(Model):
    """How the files of a folder are to be read, and what is asked of them where a command does not say."""

    ruleset: Annotated[str | None, Option(paths="with-slash")] = Field(
        None, description="The ruleset to evaluate: a name, or a folder.", examples=["readiness"]
    )
    profile: Annotated[OneOrMore, Option("profiles", paths="with-slash")] = Field(
        None,
        description="Profiles that leave out, raise, lower or set: names or files, applied in their order.",
        examples=[["msp"]],
    )
    gate: Annotated[Gate | None, Option()] = Field(
        None,
        description="The gate asked about; where it is left out, the stage of each record decides.",
        examples=["go-live"],
    )
    select: Annotated[OneOrMore, Option(never=("rules list",))] = Field(
        None, description="Only activities and rules whose id begins so.", examples=[["change-mgmt", "CHG"]]
    )
    ignore: Annotated[OneOrMore, Option()] = Field(
        None, description="No activities and rules whose id begins so.", examples=[["service-catalogue"]]
    )
    waivers: Annotated[OneOrMore, Option(paths="all")] = Field(
        None, description="Files of waivers, YAML or CSV, for all records.", examples=[["waivers.csv"]]
    )
    recognise: Annotated[YesNo, Option()] = Field(
        None,
        description="Whether what is recognised in texts of tasks is evidence; else where nobody wrote it.",
        examples=[False],
    )
    min_decided: Annotated[Percent, Option()] = Field(
        None,
        description="Percent of outcomes that must be decided for go and conditional; with fewer it is hold.",
        examples=[80],
    )
    fail_level: Annotated[Severity | None, Option(only=("check",))] = Field(
        None, description="From which severity on a finding makes `golive check` exit with 1.", examples=["major"]
    )
    baseline: Annotated[str | None, Option(paths="all")] = Field(
        None, description="A baseline: only what is new since then fails.", examples=["baseline.json"]
    )
    format: Annotated[OneOrMore, Option("formats", only=("check",), told=False)] = Field(
        None,
        description="What `golive check` writes: text, json, html, ...; in a file of settings without a path.",
        examples=[["json"]],
    )
    terms: Annotated[OneOrMore, Option(told=False)] = Field(
        None,
        description="Editions in whose words things are said as well: pmbok6, itil4, ...",
        examples=[["pmbok6", "itil4"]],
    )
    docs_url: Annotated[str | None, Option(paths="all", told=False)] = Field(
        None,
        description="Where the pages to which reports link are: a web address, or the folder of a built site.",
        examples=["https://docs.example.com/golive"],
    )
    columns: ColumnNames | None = Field(
        None,
        description="Headings of tables, by the field that they mean.",
        examples=[{"name": "Task", "finish": "Due"}],
    )
    statuses: dict[str, Status] | None = Field(
        None, description="From a status as a tool calls it to one of golive's.", examples=[{"Awaiting CAB": "planned"}]
    )
    dates: DateOrder | None = Field(
        None, description="Which comes first where dates are only numbers.", examples=["day-first"]
    )


def _options() -> dict[str, Option]:
    found = {name: [one for one in field.metadata if isinstance(one, Option)] for name, field in _FIELDS.items()}
    return {name: options[0] for name, options in found.items() if options}


_FIELDS = Settings.model_fields
OPTIONS: Mapping[str, Option] = _options()
"""From each setting that is an option of commands to how it is one, in the order in which they are shown."""


def variable_of(setting: str) -> str:
    """The environment variable of a setting."""
    return f"{ENVIRONMENT}{setting.upper()}"
