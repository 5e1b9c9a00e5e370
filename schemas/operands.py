"""What a field is compared with: a number, another field, a value of the ruleset."""

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from golive.schemas.words import Model

_Bound = Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]


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
    Annotated[_Bound, Tag("number")] | Annotated[SettingOperand, Tag("setting")], Discriminator(_operand_kind)
]
