"""The texts of a small ruleset without a mistake, for tests that change them and for rulesets that extend it."""

MANIFEST = """\
id: small
title: A small ruleset
version: 1.0.0
works:
  a-work: { title: A work, author: An author, year: 2001 }
process_groups: [planning]
gates: [go-live]
settings:
  hours: { value: 16, unit: h, why: As agreed. }
  flag: { value: true, why: As agreed. }
  name: { value: any, why: As agreed. }
"""
FACTS = """\
asked:
- { id: touches, title: it touches, question: Does it touch? }
- { id: billed, title: it is billed, question: Is it billed?, field: billable }
derived:
- id: live
  title: it is live
  when: { all: [touches, { field: type, in: [new-service, changed-service] }] }
- id: external
  title: it is external
  when: { any: [live, { field: customer.external, is: true }] }
  unknown_counts_as: "yes"
fields:
- field: type
  question: What is it?
  answers:
  - { say: new, set: { type: new-service } }
"""
CITED = '{ work: a-work, section: "1" }'


def activity(
    name: str, title: str, severity: str, due: str, applies: str, phrases: str, more: str = "", sources: str = CITED
) -> str:
    """An activity as it stands in a file; `more` are lines of further keys."""
    return f"""\
- id: {name}
  title: {title}
  severity: {severity}
  due: {due}
  applies: {applies}
  applies_when: {applies}
{more}  shown_by: a note
  why: Because.
  remedy: Do it.
  sources: [{sources}]
  recognise: {{ phrases: [{phrases}] }}
  examples:
  - {{ name: one, expect: missing, record: {{}} }}
  - {{ name: two, expect: done, record: {{}} }}
"""


LINKED = """\
  depends: [t/first]
  same_evidence_as: [t/first]
  evidence:
  - { from: service_changes, where: { field: kind, is: deployment }, every: { field: decision, is: approved } }
  - from: els.exit_criteria
"""
ACTIVITIES = (
    "group: planning\nitil_process: Release management\nactivities:\n"
    + activity("t/first", "First", "blocker", "go-live", "always", "aa, bb, cc, dd, ee")
    + activity(
        "t/second", "Second", "minor", "continuous", "external", "ff, gg, hh, ii, jj", LINKED, CITED.replace("1", "2")
    )
)
RULES = """\
theme: Some theme
rules:
  - id: ABC-01
    title: It is so
    severity: major
    due: go-live
    basis: expert
    applies: live
    requires: REQUIRES
    activities: [t/first]
    why: Because.
    remedy: Do it.
    sources: [{ work: a-work, section: "1" }]
    examples:
      - { name: one, expect: upheld, record: {} }
      - { name: two, expect: violated, record: {} }
"""
