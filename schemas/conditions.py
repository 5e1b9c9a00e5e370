"""The grammar of conditions: objects, never expression strings.

    touches_production                                  a fact is yes
    always                                              holds for every record
    { all: [svc, touches_production] }                  every one holds
    { any: [grants_access, stores_data] }               at least one holds
    { not: user_facing }                                it does not hold
    { field: type, is: retirement }                     a field has the value (in: one of the values)
    { field: retires, filled: true }                    a list or text is there and not empty
    { field: request.labour_hours, at_least: { setting: labour_threshold } }
    { field: dates.forecast_finish, after: { field: dates.baseline_finish } }
    { some: suppliers, where: { field: selection, is: tender } }    also: each, none
    { each: risks, where: { field: impact, filled: true }, that: { field: owner, filled: true } }
    { field: aspects, has: security }                   a list has the value in it
    { field: new_finish, given: false }                 the record says nothing of it, not even null; never unknown
    { field: decided_by, same_as: { record: sponsor } } the same text, but for case; mentions, reads: one of these words
    { field: name, named_in: requirements.source }      some element of that list has this text in that field
    { setting: qualify_mode, is: all }                  a setting of the ruleset has the value

What only rules can test stands in rule_tests.py.

Evaluation is three-valued: what needs an unknown field is unknown, unless the rest already decides.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from golive.schemas import rule_tests
from golive.schemas.operands import FieldOperand, Operand, RecordOperand
from golive.schemas.rule_tests import (
    CountTest,
    CoverageTest,
    DependencyTest,
    FreezeTest,
    GateTest,
    LeadTest,
    OrderTest,
    TimelyTest,
    listed,
    one_or_several,
)
from golive.schemas.words import Model

Scalar = bool | int | float | str
ORDERINGS = ("at_least", "more_than", "at_most", "less_than", "after", "before")
TEXT_TESTS = ("same_as", "mentions", "reads", "named_in")
_TESTS = ("is", "in", "has", "given", "filled", *TEXT_TESTS, *ORDERINGS)
CONDITION_KEYS = ("all", "any", "not", "field", "some", "each", "none")


_WORD: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": 60}
Words = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=60)]],
    Field(min_length=1),
    BeforeValidator(listed),
    one_or_several(_WORD),
]


class FieldTest(Model):
    """One field of the record (inside `where`: of the list element) against a value."""

    field: str
    is_: Scalar | None = Field(None, alias="is")
    in_: list[Scalar] | None = Field(None, alias="in", min_length=1)
    has: Scalar | None = Field(None, description="The field is a list, and this is in it.")
    given: bool | None = Field(None, description="Whether the record says anything of the field; never unknown.")
    filled: bool | None = None
    same_as: FieldOperand | RecordOperand | None = Field(None, description="Both texts are the same, but for case.")
    mentions: Words | None = Field(None, description="One of these words stands in the text, or in a text of the list.")
    reads: Words | None = Field(None, description="The whole text is one of these, but for case and a full stop.")
    named_in: str | None = Field(
        None, description="A list and a field of it, as requirements.source: some element has this text there."
    )
    at_least: Operand | None = None
    more_than: Operand | None = None
    at_most: Operand | None = None
    less_than: Operand | None = None
    after: Operand | None = None
    before: Operand | None = None

    @model_validator(mode="after")
    def _one_test(self) -> "FieldTest":
        given = [name for name in _TESTS if getattr(self, f"{name}_" if name in ("is", "in") else name) is not None]
        if len(given) != 1:
            raise ValueError(f"needs exactly one test; write one of {', '.join(_TESTS)} beside field")
        return self

    @property
    def ordering(self) -> tuple[str, Operand] | None:
        """The ordering and what is compared with, where the test is one."""
        for name in ORDERINGS:
            operand = getattr(self, name)
            if operand is not None:
                return name, operand
        return None

    @property
    def against_record(self) -> tuple[str, str] | None:
        """The ordering, and the field of the whole record that is compared with, where that is so."""
        found = self.ordering
        return (found[0], found[1].record) if found is not None and isinstance(found[1], RecordOperand) else None


class SettingTest(Model):
    """A setting of the ruleset against a value: known before any record is read."""

    setting: str
    is_: Scalar = Field(alias="is")


class AllOf(Model):
    """Every one holds."""

    all: list["Condition"] = Field(min_length=1)


class AnyOf(Model):
    """At least one holds."""

    any: list["Condition"] = Field(min_length=1)


class NotOf(Model):
    """It does not hold."""

    not_: "Condition" = Field(alias="not")


class ListTest(Model):
    """A quantifier over a list of the record."""

    some: str | None = None
    each: str | None = None
    none: str | None = None
    where: "Condition"
    that: "Condition | None" = Field(None, description="What must hold of those that fit `where`.")

    @model_validator(mode="after")
    def _one_quantifier(self) -> "ListTest":
        if sum(name is not None for name in (self.some, self.each, self.none)) != 1:
            raise ValueError("needs exactly one of some, each, none; write the list of the record beside one of them")
        return self

    @property
    def quantifier(self) -> Literal["some", "each", "none"]:
        """Which quantifier it is."""
        return "some" if self.some is not None else "each" if self.each is not None else "none"

    @property
    def over(self) -> str:
        """The path of the list."""
        return self.some or self.each or self.none or ""


def _condition_kind(value: Any) -> str | None:
    if isinstance(value, str):
        return "fact"
    keys = value.keys() if isinstance(value, dict) else {str(type(value).__name__)}
    for kind, marks in _KINDS.items():
        if marks & set(keys):
            return kind
    return None


_KINDS = {
    "all": {"all", "AllOf"},
    "any": {"any", "AnyOf"},
    "not": {"not", "not_", "NotOf"},
    "coverage": {"covered", "done", "settled", "shown", "CoverageTest"},
    "order": {"in_order", "OrderTest"},
    "lead": {"lead", "LeadTest"},
    "freeze": {"in_freeze", "FreezeTest"},
    "count": {"count", "CountTest"},
    "list": {"some", "each", "none", "where", "ListTest"},
    "field": {"field", "FieldTest"},
    "depends": {"depends", "DependencyTest"},
    "timely": {"on_time", "TimelyTest"},
    "gate": {"gate", "GateTest"},
    "setting": {"setting", "SettingTest"},
}

Condition = Annotated[
    Annotated[str, Tag("fact")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[NotOf, Tag("not")]
    | Annotated[ListTest, Tag("list")]
    | Annotated[FieldTest, Tag("field")]
    | Annotated[CoverageTest, Tag("coverage")]
    | Annotated[OrderTest, Tag("order")]
    | Annotated[LeadTest, Tag("lead")]
    | Annotated[FreezeTest, Tag("freeze")]
    | Annotated[CountTest, Tag("count")]
    | Annotated[DependencyTest, Tag("depends")]
    | Annotated[TimelyTest, Tag("timely")]
    | Annotated[GateTest, Tag("gate")]
    | Annotated[SettingTest, Tag("setting")],
    Discriminator(
        _condition_kind,
        custom_error_type="condition",
        custom_error_message="is no condition; write a fact, or all, any, not, field, some, each or none",
    ),
]
# What only rules can ask, for it is known only once the activities are decided.
RULE_TESTS = (CoverageTest, OrderTest, LeadTest, FreezeTest, CountTest, DependencyTest, TimelyTest, GateTest)
RuleTest = CoverageTest | OrderTest | LeadTest | FreezeTest | CountTest | DependencyTest | TimelyTest | GateTest

vars(rule_tests)["Condition"] = Condition  # where the tests of rules hold conditions in turn, they name them
