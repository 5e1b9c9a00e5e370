"""Ids of activities in the names, notes and custom fields of an MS Project plan."""

from collections.abc import Callable

import mspdi_xml as xml
import pytest

Refused = Callable[..., list[str]]
Write = Callable[[str, str | bytes], str]


@pytest.mark.parametrize(
    ("name", "inside", "covers"),
    [
        ("a", xml.text_field("risk/list"), ["risk/list"]),
        ("a", xml.text_field("change-mgmt/submit, risk/list;x"), ["change-mgmt/submit", "risk/list"]),
        ("a", xml.text_field("change-mgmt/submit, risk/list"), ["change-mgmt/submit", "risk/list"]),
        ("a", xml.text_field("change-mgmt/submit;risk/list"), ["change-mgmt/submit", "risk/list"]),
        ("a", xml.text_field(" risk/list\n"), ["risk/list"]),
        ("a", xml.text_field("risk/list") + xml.text_field("change-mgmt/submit"), ["risk/list", "change-mgmt/submit"]),
        ("a", xml.text_field("as in risk/list"), ["risk/list"]),
        ("a", xml.text_field("as in risk/lists"), None),
        ("a", xml.text_field("and/or"), None),
        ("a", xml.text_field("n/a"), None),
        ("a", xml.text_field("risk/list, see risk/lost"), ["risk/list"]),
        ("a", xml.text_field("https://example.com/risk/list"), None),
        ("a", xml.text_field(""), None),
        ("a", "<ExtendedAttribute><FieldID>188743731</FieldID></ExtendedAttribute>", None),
        ("risk/list", "", ["risk/list"]),
        ("Keep the list (risk/list)", "", ["risk/list"]),
        ("Keep [risk/list], submit change-mgmt/submit.", "", ["risk/list", "change-mgmt/submit"]),
        ("Keep risk/lists", "", None),
        ("Keep risk/list-2", "", None),
        ("Keep no-risk/list", "", None),
        ("Keep a/risk/list", "", None),
        ("Keep risk/list/", "", None),
        ("Keep Risk/List", "", None),
        ("a", "<Notes>covers risk/list</Notes>", ["risk/list"]),
        (
            "risk/list",
            f"<Notes>change-mgmt/submit</Notes>{xml.text_field('risk/list')}",
            ["risk/list", "change-mgmt/submit"],
        ),
    ],
)
def test_ids_in_the_texts_of_a_task(name: str, inside: str, covers: list[str] | None) -> None:
    (task,) = xml.tasks(xml.task(1, name, inside=inside))
    assert task.covers == covers


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("risk/lists", "there is no activity 'risk/lists'; did you mean risk/list?"),
        (
            "risk/list, change-mgmt/aprove",
            "there is no activity 'change-mgmt/aprove'; did you mean change-mgmt/approve",
        ),
        ("risk/qqqqqqqqqqqqqqqq", "there is no activity 'risk/qqqqqqqqqqqqqqqq'; `golive rules list` shows all ids"),
    ],
)
def test_a_field_of_nothing_but_ids_may_not_misspell_one(value: str, said: str, refused: Refused) -> None:
    (problem,) = refused(xml.record, xml.plan(xml.task(1, "a"), xml.task(2, "b", 1, "\n" + xml.text_field(value))))
    assert problem.startswith(f"plan.xml:5: {said}")


def test_every_misspelt_id_is_told(refused: Refused) -> None:
    tasks = [xml.task(n, "a", 1, xml.text_field("risk/lst risk/lits")) for n in (1, 2)]
    assert [line.partition(";")[0] for line in refused(xml.record, xml.plan(*tasks))] == [
        "plan.xml:3: there is no activity 'risk/lst'",
        "plan.xml:3: there is no activity 'risk/lits'",
        "plan.xml:4: there is no activity 'risk/lst'",
        "plan.xml:4: there is no activity 'risk/lits'",
    ]


def test_definitions_of_fields_are_no_fields_of_a_task() -> None:
    definitions = f"<ExtendedAttributes>{xml.text_field('risk/list')}</ExtendedAttributes>"
    (task,) = xml.tasks(xml.task(1, "a"), after=definitions)
    assert task.covers is None


def _looked_up(definition: str, inside: str) -> list[str] | None:
    definitions = f"<ExtendedAttributes><ExtendedAttribute><FieldID>7</FieldID>{definition}</ExtendedAttribute>"
    (task,) = xml.tasks(xml.task(1, "a", 1, inside), after=f"{definitions}</ExtendedAttributes>")
    return task.covers


_VALUE = "<Value><ID>2</ID><Value>RFC</Value><Description>change-mgmt/submit</Description></Value>"
_LIST = f"<ValueList>{_VALUE}</ValueList>"


def test_values_of_look_up_tables_by_number_and_by_guid() -> None:
    assert _looked_up(_LIST, "<ExtendedAttribute><FieldID>7</FieldID><ValueID>2</ValueID></ExtendedAttribute>") == [
        "change-mgmt/submit"
    ]
    assert _looked_up(_LIST, "<ExtendedAttribute><FieldID>8</FieldID><ValueID>2</ValueID></ExtendedAttribute>") is None
    codes = (
        "<OutlineCodes><OutlineCode><Guid>G</Guid><Values><Value><ValueID>1</ValueID><FieldGUID>AB-1</FieldGUID>"
        "<Value>risk/list</Value></Value></Values></OutlineCode></OutlineCodes>"
    )
    for used in (
        "<ExtendedAttribute><FieldID>7</FieldID><ValueGUID>ab-1</ValueGUID></ExtendedAttribute>",
        "<OutlineCode><FieldID>9</FieldID><ValueGUID>AB-1</ValueGUID></OutlineCode>",
    ):
        (task,) = xml.tasks(xml.task(1, "a", 1, used), after=codes)
        assert task.covers == ["risk/list"]


def test_a_field_that_is_called_covers_may_not_misspell_an_id_of_whatever_family(refused: Refused) -> None:
    field = "<ExtendedAttribute><FieldID>7</FieldID><Value>{}</Value></ExtendedAttribute>"
    assert _looked_up("<Alias>Covers</Alias>", field.format("risk/list; change-mgmt/submit")) == [
        "risk/list",
        "change-mgmt/submit",
    ]
    (problem,) = refused(_looked_up, "<Alias>covers</Alias>", field.format("rsk/list"))
    assert "there is no activity 'rsk/list'; did you mean risk/list" in problem
    assert _looked_up("<Alias>Remark</Alias>", field.format("rsk/list")) is None
