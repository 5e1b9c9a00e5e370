"""A portfolio of records as a table: what each project lacks, by severity, and what most of them lack."""

from pathlib import Path

import pandas as pd

import golive

FOLDER = Path(__file__).parent
PLANS = ("office-365-migration.yaml", "new-office-plan.xml", "data-centre-move.xml")

engine = golive.Engine()
reports = [engine.check(FOLDER / name, gate="go-live") for name in PLANS]
findings = pd.DataFrame(golive.rows(reports))

lacking = findings[findings["outcome"].isin(["missing", "open", "violated"])]
table = lacking.pivot_table(index="record", columns="severity", values="id", aggfunc="count", fill_value=0)
print(table[["blocker", "major", "minor"]].to_string())

records = lacking.groupby(["id", "title"])["record"].nunique()
print(f"\n{(records == len(reports)).sum()} activities and rules are lacking in all {len(reports)} projects")
