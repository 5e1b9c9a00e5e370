"""docs/settings.md: its table is the one of the model."""

from pathlib import Path

from golive.schemas.settings import OPTIONS, Settings, variable_of

_HEAD = ["| setting | variable | what it says |", "|---|---|---|"]


def rows() -> list[str]:
    """The table as it should be."""
    said = {name: Settings.model_fields[name].description for name in OPTIONS}
    return [*_HEAD, *(f"| `{name}` | `{variable_of(name)}` | {said[name]} |" for name in OPTIONS)]


def test_the_table_has_every_setting(root: Path) -> None:
    lines = (root / "docs/settings.md").read_text().splitlines()
    found = [line for line in lines if line.startswith("|")]
    assert found == rows()


def test_every_setting_of_a_file_says_what_it_is() -> None:
    assert all(field.description for field in Settings.model_fields.values())
