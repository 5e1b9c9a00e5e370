"""Checks the example project at the gate go-live and prints what stops it first."""

from pathlib import Path

import golive

path = Path(__file__).parent / "office-365-migration.yaml"
report = golive.check(path, gate="go-live")
print("verdict:", report.verdict.result)
stops = [f for f in report.findings if f.severity == "blocker" and f.outcome in ("violated", "missing", "open")]
for finding in stops[:3]:
    print(f"{finding.outcome}: {finding.title}\n  {finding.remedy}")
