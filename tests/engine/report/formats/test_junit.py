"""The report as JUnit XML: it validates, another program reads it, and its numbers are those of the report."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
import xmlschema
from junitparser import Error, Failure, JUnitXml, Skipped

from golive import Engine, Report
from golive.engine.evaluate.verdict import is_condition
from golive.engine.report.formats.junit import render
from golive.engine.report.words.standing import standing_of

NAMES = ("go", "conditional", "hold", "no-go", "not-a-project", "undecided", "waived", "overdue")
FEW = ("project/develop-charter", "change-mgmt/", "service-portfolio/calculate-roi", "CHG-0")
Masked = Callable[..., Report]


@pytest.fixture(scope="module")
def schema(root: Path) -> Any:
    return xmlschema.XMLSchema(str(root / "tests/official/junit-10.xsd"))


def _cases(text: str) -> dict[str, Any]:
    """The tests of a document by id, as another program reads them."""
    return {case.name.partition(": ")[0]: case for suite in JUnitXml.fromstring(text.encode()) for case in suite}


@pytest.mark.parametrize("name", ["no-go", "waived", "undecided"])
def test_golden(name: str, masked: Masked, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.junit.xml", render([masked(name, select=FEW)]))


@pytest.mark.parametrize("name", NAMES)
def test_it_validates(name: str, masked: Masked, schema: Any) -> None:
    schema.validate(render([masked(name), masked("go")]))


def test_the_schema_refuses_what_is_none(masked: Masked, schema: Any) -> None:
    assert not schema.is_valid(render([masked("go")]).replace("<testcase ", "<testcase severity='1' ", 1))


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_a_test_that_ends_as_it_stands(name: str, masked: Masked) -> None:
    report = masked(name)
    cases = _cases(render([report]))
    assert cases.keys() == {finding.id for finding in report.findings}
    wanted = {"lacking": [Failure], "undecided": [Error], "settled": []}
    for finding in report.findings:
        ended = [type(result) for result in cases[finding.id].result]
        assert ended == wanted.get(standing_of(report, finding), [Skipped]), finding.id


@pytest.mark.parametrize("name", NAMES)
def test_a_build_fails_where_the_command_does(name: str, masked: Masked) -> None:
    report = masked(name)
    read = JUnitXml.fromstring(render([report]).encode())
    assert bool(read.failures + read.errors) == any(is_condition(f, report.gate) for f in report.findings)


@pytest.mark.parametrize("name", NAMES)
def test_the_numbers_are_those_of_the_tests(name: str, masked: Masked) -> None:
    root = fromstring(render([masked(name)]))
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(count, "")) == len(suite.findall(f"testcase/{tag}"))
    assert int(root.get("failures", "")) == len(root.findall("testsuite/testcase/failure"))


def test_suites_are_the_process_groups_and_the_rules(masked: Masked) -> None:
    report = masked("no-go")
    names = [suite.name.rpartition(": ")[2] for suite in JUnitXml.fromstring(render([report]).encode())]
    assert names == [*report.process_groups, "rules"]


def test_a_waiver_and_what_does_not_apply_say_why(masked: Masked) -> None:
    cases = _cases(render([masked("waived")]))
    assert cases["service-portfolio/calculate-roi"].result[0].message == (
        "waived by Sponsor on 2026-02-03: No return is expected"
    )
    report = masked("no-go")
    away = next(finding for finding in report.findings if finding.outcome == "not-applicable")
    assert _cases(render([report]))[away.id].result[0].message.startswith("not applicable: ")


def test_texts_of_a_record_cannot_break_it(engine: Engine, schema: Any) -> None:
    name = "A ]]> & <b> \x00\x0b \ufffe \u202e \"'"
    record = {"name": name, "activities": [{"name": name, "covers": ["project/approve-charter"]}]}
    text = render([engine.check(record, gate="go-live")])
    schema.validate(text)
    assert "\u202e" not in text


def test_no_record_is_an_empty_document(schema: Any) -> None:
    schema.validate(render([]))
