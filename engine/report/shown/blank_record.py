"""The record that `golive init` writes: every part of it, with a word on what belongs there."""

import textwrap
from collections.abc import Mapping

_HEAD = """\
# yaml-language-server: $schema={schema}
# A golive record. Fill in what you know and delete the rest: what is left out is unknown, never "no".
# Dates are YYYY-MM-DD. null means "not yet"; an empty list [] means "none". Then: golive check THIS-FILE
id: PRJ-1
name: Name of the project
# new-service, changed-service, retirement, process-adoption, improvement, business-case, other:
# type: changed-service
# stage: planning             # request, initiating, planning, executing, early-life, closing, closed
# as_of: 2026-01-31           # the day on which this was true
# customer: {{ name: Who pays, external: true }}   # external: another organisation
# billable: true
# sponsor: A person or role
# pm: {{ name: A person, sourcing: in-house }}     # in-house, outsourced
# sites: 1                    # number of sites
# request:
#   labour_hours: 160         # person-hours
#   risk: medium              # low, medium, high
#   complexity: medium        # low, medium, high
#   deliverable_by_ticket: false
# dates: {{ baseline_finish: 2026-06-30, forecast_finish: 2026-06-30, go_live: 2026-06-01 }}
# budget: {{ baseline: 50000, forecast: 50000 }}   # money, in one currency

# Yes, no or unknown. `golive questions THIS-FILE` shows which answers decide most.
facts:
"""

_REST = """
# What exists besides the plan. An empty list says "none", a missing one says nothing.
# suppliers:
#   - { name: A supplier, delivers_or_supports: true, selection: direct, contract: new }  # tender, direct, existing
# retires:
#   - { name: What is replaced, assets: true }     # assets: is equipment left over?
# scope_additions: []

# The plan. Once it stands here it counts as complete: what no task covers is missing. `golive rules list` has the ids.
# activities:
#   - name: Decide whether this is a project or a ticket
#     status: planned         # planned, in-progress, done, cancelled
#     date: 2026-01-31        # when it was done, or is planned
#     owner: A person
#     covers: [project/qualify-request]

# Evidence may stand in lists of its own, too: stakeholders, requirements, risks (each with name, status, date, covers).
# waivers:                    # what was decided not to be done; counts only with reason, by and date
#   - { reason: Why not, by: Who decided, date: 2026-01-31, covers: [release-mgmt/decide-rehearsal] }
# service_changes:            # changes of production (RFCs), decided by the change advisory board
#   - { id: CHG-1, kind: deployment, submitted: 2026-01-31, decision: pending }  # approved, rejected, withdrawn
# project_changes:            # changes of end, budget or scope, decided by the sponsor
#   - { id: PCR-1, kind: timeline, decision: approved, decided_by: Sponsor, decided_on: 2026-01-31 }
# pilot: { planned: true, scope: Who and where, exit_criteria: [what must be true at its end] }
# els: { planned: true, exit_criteria: [what must be true before it ends] }      # early life support
"""


def blank_record(schema: str, questions: Mapping[str, str]) -> str:
    """The text of the record; `questions` maps each fact to how it is asked."""
    facts = "".join(
        "".join(f"  # {line}\n" for line in textwrap.wrap(question, 110)) + f"  {fact}: unknown\n"
        for fact, question in questions.items()
    )
    return _HEAD.format(schema=schema) + facts + _REST
