"""MS Project XML for tests: plans of tasks, and the records that are read of them."""

from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import records_from_text
from golive.engine.load.vocabulary import Vocabulary
from golive.schemas.elements import Task
from golive.schemas.record import Record

GUIDE = Guide(
    Vocabulary(frozenset({"change-mgmt/submit", "change-mgmt/approve", "risk/list"}), frozenset(), frozenset())
)


NAMESPACE = "http://schemas.microsoft.com/project"


def fields_xml(fields: dict[str, object]) -> str:
    return "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())


def task(uid: int, name: str | None = None, level: int | None = 1, inside: str = "", **fields: object) -> str:
    given: dict[str, object] = {"UID": uid, "ID": uid}
    given |= {"Name": name} if name is not None else {}
    given |= {"OutlineLevel": level} if level is not None else {}
    return f"<Task>{fields_xml(given | fields)}{inside}</Task>\n"


def plan(*tasks: str, after: str = "", **head: object) -> str:
    body = f"{fields_xml(head)}<Tasks>\n{''.join(tasks)}</Tasks>{after}"
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="{NAMESPACE}">{body}</Project>\n'


def record(text: str) -> Record:
    (loaded,) = records_from_text(text, GUIDE, "plan.xml")
    assert isinstance(loaded.record, Record)
    return loaded.record


def tasks(*given: str, after: str = "") -> list[Task]:
    found = record(plan(*given, after=after)).activities
    assert found is not None
    return found


def only(inside: str = "", **fields: object) -> Task:
    (found,) = tasks(task(1, "A task", 1, inside, **fields))
    return found


def text_field(value: str) -> str:
    return f"<ExtendedAttribute><FieldID>188743731</FieldID><Value>{value}</Value></ExtendedAttribute>"


MINIMAL = "<Project><Tasks><Task><UID>1</UID><Name>Caf\u00e9</Name></Task></Tasks></Project>"
THREE_TASKS = plan(task(0, "P", 0), task(1, "Define", 1), task(2, "Test"), task(3, "Test"), Title="Move")
