"""A program that uses all of the public interface, for mypy and pyright: every name has the type that docs/api.md says.

It is never run. `assert_type` fails where a type is another one, or is not known at all.
"""

from datetime import date
from pathlib import Path
from typing import assert_type

import golive

engine = golive.Engine("pmbok-itil", profile=["msp", Path("ours.yaml")], isolated=False, recognise=None)
told = engine.told(columns={"name": "Task"}, statuses={"Awaiting CAB": "planned"}, dates="day-first")
assert_type(told, golive.Engine)
loaded = engine.load(Path("plan.xml"), "facts.yaml")
assert_type(loaded, list[golive.Loaded])
assert_type(loaded[0].record, golive.Record | golive.PortfolioRecord)
assert_type(loaded[0].path, str)
assert_type(loaded[0].notes, tuple[str, ...])
assert_type(loaded[0].where("/activities/0"), str)
assert_type(engine.read({"name": "ERP"}), golive.Loaded)
assert_type(engine.waived("plan.yaml", "waivers.csv"), golive.Loaded)

records: list[golive.RecordLike] = [
    golive.Record(name="ERP"),
    loaded[0],
    {"name": "ERP"},
    "name: ERP",
    Path("plan.xml"),
]
report = golive.check(records[0], gate="go-live", as_of=date(2026, 11, 2), ruleset="readiness", profile="msp")
assert_type(report, golive.Report)
assert_type(engine.check(records[1], select=["change-mgmt/"], ignore=("CHG-02",), min_decided=80), golive.Report)
assert_type(engine.in_terms(report, "itil4"), golive.Report)

assert_type(golive.render(report), str)
assert_type(golive.render([report, report], "html"), str)
assert_type(golive.render(report, "xlsx"), bytes)
assert_type(golive.render(report, str(input())), str | bytes)
assert_type(golive.formats(), list[str])
rows = golive.rows(iter([report]))
assert_type(rows[0]["record"], str | bool | date | None)

assert_type(report.verdict.result, golive.Verdict)
assert_type(report.verdict.decided_by, list[str])
assert_type(report.gate, golive.Gate)
assert_type(report.as_of, date)
assert_type(report.counts.missing, int)
assert_type(report.rule_counts.violated, int)
assert_type(report.record.scope, golive.Scope)
assert_type(report.facts["live"].value, bool | None)
assert_type(report.waivers[0].state, golive.WaiverState)
assert_type(report.conditions[0].met, bool)
assert_type(report.profile[0].changes[0].says, str)
assert_type(report.ruleset.digest, str)
assert_type(report.tool.version, str)
for finding in report.findings:
    assert_type(finding, golive.ActivityFinding | golive.RuleFinding)
    assert_type(finding.severity, golive.Severity)
    assert_type(finding.due, golive.Due)
    assert_type(finding.because, tuple[golive.Reason, ...])
    assert_type(finding.sources, tuple[golive.Source, ...])
    if isinstance(finding, golive.RuleFinding):
        assert_type(finding.outcome, golive.RuleOutcome)
        assert_type(finding.waived, golive.Waived | None)
    else:
        assert_type(finding.outcome, golive.Outcome)
        assert_type(finding.group, golive.ProcessGroup)
        assert_type(finding.evidence, tuple[golive.EvidenceFound, ...])
        assert_type(finding.perhaps, tuple[golive.Perhaps, ...])
        assert_type(finding.date, date | None)

stage: golive.Stage = "executing"
status: golive.Status = "done"
try:
    golive.check({"stage": stage, "activities": [{"name": "RFC", "status": status}]})
except golive.InputError as error:
    assert_type(error.problems, tuple[golive.Problem, ...])
    assert_type(error.problems[0].line, int | None)
except (golive.UsageError, golive.EngineError) as error:
    assert_type(str(error), str)
except golive.GoliveError:
    raise
