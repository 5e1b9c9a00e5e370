"""What a field is compared with: a number, another field, a value of the ruleset."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from golive.schemas.words import Model

MOST = 1e9  # the greatest number that a condition may compare with


def _read_bound(value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("operand", "is not a number; write digits without quotes")


_Bound = Annotated[float, Field(ge=-MOST, le=MOST, allow_inf_nan=False), BeforeValidator(_read_bound)]


class FieldOperand(Model):
    """Compare with another field of the record; inside `where`, of the same element."""

    field: str


class RecordOperand(Model):
    """Inside `where`: compare with a field of the whole record."""

    record: str


class SettingOperand(Model):
    """Compare with a value of the ruleset that a profile can change."""

    setting: str


def _operand_kind(value: Any) -> str:
    for kind, model in (("setting", SettingOperand), ("record", RecordOperand), ("field", FieldOperand)):
        if isinstance(value, model) or (isinstance(value, dict) and kind in value):
            return kind
    return "field" if isinstance(value, dict) else "number"


Operand = Annotated[
    Annotated[_Bound, Tag("number")]
    | Annotated[FieldOperand, Tag("field")]
    | Annotated[RecordOperand, Tag("record")]
    | Annotated[SettingOperand, Tag("setting")],
    Discriminator(_operand_kind),
]
Limit = Annotated[
    Annotated[_Bound, Tag("number")] | Annotated[SettingOperand, Tag("setting")],
    Discriminator(
        _operand_kind,
        custom_error_type="operand",
        custom_error_message="is not a number; write digits without quotes",
    ),
]
