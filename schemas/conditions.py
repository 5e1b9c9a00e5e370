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

Evaluation is three-valued: what needs an unknown field is unknown, unless the rest already decides.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from golive.schemas.words import Model

Scalar = bool | int | float | str
MOST = 1e9  # the greatest number that a condition may compare with
ORDERINGS = ("at_least", "more_than", "at_most", "less_than", "after", "before")
_TESTS = ("is", "in", "filled", *ORDERINGS)
CONDITION_KEYS = ("all", "any", "not", "field", "some", "each", "none")


def _read_bound(value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("operand", "is not a number; write digits without quotes")


_Bound = Annotated[float, Field(ge=-MOST, le=MOST, allow_inf_nan=False), BeforeValidator(_read_bound)]


class FieldOperand(Model):
    """Compare with another field of the record."""

    field: str


class SettingOperand(Model):
    """Compare with a value of the ruleset that a profile can change."""

    setting: str


def _operand_kind(value: Any) -> str:
    if isinstance(value, dict):
        return "setting" if "setting" in value else "field"
    if isinstance(value, FieldOperand | SettingOperand):
        return "field" if isinstance(value, FieldOperand) else "setting"
    return "number"


Operand = Annotated[
    Annotated[_Bound, Tag("number")]
    | Annotated[FieldOperand, Tag("field")]
    | Annotated[SettingOperand, Tag("setting")],
    Discriminator(_operand_kind),
]


class FieldTest(Model):
    """One field of the record (inside `where`: of the list element) against a value."""

    field: str
    is_: Scalar | None = Field(None, alias="is")
    in_: list[Scalar] | None = Field(None, alias="in", min_length=1)
    filled: bool | None = None
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
    "list": {"some", "each", "none", "where", "ListTest"},
    "field": {"field", "FieldTest"},
}

Condition = Annotated[
    Annotated[str, Tag("fact")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[NotOf, Tag("not")]
    | Annotated[ListTest, Tag("list")]
    | Annotated[FieldTest, Tag("field")],
    Discriminator(
        _condition_kind,
        custom_error_type="condition",
        custom_error_message="is no condition; write a fact, or all, any, not, field, some, each or none",
    ),
]

for _model in (AllOf, AnyOf, NotOf, ListTest):
    _model.model_rebuild()
