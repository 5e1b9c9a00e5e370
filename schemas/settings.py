"""The settings of golive.yaml, which stands beside the plans that it is for, or above them."""

from typing import Literal

from pydantic import Field

from golive.schemas.elements import Status
from golive.schemas.words import Model

DateOrder = Literal["day-first", "month-first"]
Heading = str | None


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


class Settings(Model):
    """How the files of a folder are to be read."""

    columns: ColumnNames | None = Field(None, description="Headings of tables, by the field that they mean.")
    statuses: dict[str, Status] | None = Field(None, description="From a status as a tool calls it to one of golive's.")
    dates: DateOrder | None = Field(None, description="Which comes first where dates are only numbers.")
