"""The limits themselves: their values, and that each is tried at its edge somewhere in these tests."""

from pathlib import Path

import pytest

from golive.engine.load import limits

# The figures that the README names, and where the edge of each is tried. Beside MAX_DEPTH and MAX_DIGITS, which are
# small enough to be tried as they are, the tests put smaller figures in their place.
LIMITS = {
    "MAX_TEXT_BYTES": (5_000_000, ("test_native.py", "../define/test_ruleset.py")),
    "MAX_XML_BYTES": (100_000_000, ("importers/ms_project/test_limits.py",)),
    "MAX_EXPORT_BYTES": (100_000_000, ("importers/test_json_export.py",)),
    "MAX_OBJECTS": (1_500_000, ("importers/test_json_export.py",)),
    "MAX_LINES_BYTES": (500_000_000, ("test_source.py",)),
    "MAX_DEPTH": (32, ("test_yaml_text.py", "test_json_text.py", "importers/ms_project/test_limits.py")),
    "MAX_NODES": (200_000, ("test_yaml_text.py", "test_json_text.py")),
    "MAX_DIGITS": (40, ("test_yaml_text.py", "test_json_text.py")),
    "MAX_PROBLEMS": (200, ("test_yaml_text.py", "test_json_text.py", "test_native.py", "test_problems.py")),
    "MAX_TASKS": (50_000, ("importers/ms_project/test_limits.py",)),
    "MAX_COVERS": (200_000, ("test_record.py",)),
    "MAX_FILES": (500, ("../define/test_ruleset.py",)),
    "MAX_RULESET_BYTES": (5_000_000, ("../define/test_ruleset.py",)),
    "MAX_ENTRIES": (5_000, ("../define/test_ruleset.py",)),
    "MAX_FOLDERS": (8, ("../define/test_ruleset.py",)),
    "MAX_ACTIVITIES": (2_000, ("../define/test_ruleset.py",)),
}


def test_every_limit_has_a_row() -> None:
    assert {name for name in vars(limits) if name.isupper()} == set(LIMITS)


@pytest.mark.parametrize("name", sorted(LIMITS))
def test_limit(name: str) -> None:
    value, tried_in = LIMITS[name]
    assert getattr(limits, name) == value
    marks = {"MAX_DEPTH": "def test_depth(", "MAX_DIGITS": "def test_digits_up_to_the_limit("}
    for file in tried_in:
        text = (Path(__file__).parent / file).read_text(encoding="utf-8")
        assert marks.get(name, f'"{name}", ') in text
