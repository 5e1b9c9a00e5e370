"""A small ruleset, whole and spoilt."""

from collections.abc import Callable
from pathlib import Path

import pytest

from golive.engine.define.ruleset import load_ruleset

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
ACTIVITIES = """\
group: planning
itil_process: Release management
activities:
- id: t/first
  title: First
  severity: blocker
  due: go-live
  applies: always
  applies_when: always
  shown_by: a note
  why: Because.
  remedy: Do it.
  sources: [{ work: a-work, section: "1" }]
  recognise: { phrases: [aa, bb, cc, dd, ee] }
  examples:
  - { name: one, expect: missing, record: {} }
  - { name: two, expect: done, record: {} }
- id: t/second
  title: Second
  severity: minor
  due: continuous
  applies: external
  applies_when: external
  depends: [t/first]
  same_evidence_as: [t/first]
  evidence:
  - { from: service_changes, where: { field: kind, is: deployment }, every: { field: decision, is: approved } }
  - from: els.exit_criteria
  shown_by: a note
  why: Because.
  remedy: Do it.
  sources: [{ work: a-work, section: "2" }]
  recognise: { phrases: [ff, gg, hh, ii, jj] }
  examples:
  - { name: one, expect: missing, record: {} }
  - { name: two, expect: done, record: {} }
"""
FILES = {"ruleset.yaml": MANIFEST, "facts.yaml": FACTS, "planning/release.yaml": ACTIVITIES}


@pytest.fixture
def sound_ruleset(write: Callable[[str, str | bytes], str], tmp_path: Path) -> Path:
    """The folder of a small ruleset without a mistake."""
    for name, text in FILES.items():
        write(f"rules/{name}", text)
    return tmp_path / "rules"


@pytest.fixture
def spoilt(sound_ruleset: Path, refused: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """Replaces a text of the small ruleset and gives what is said of it.

    HERE stands for the file and the line in which `at`, or else the new text, begins; FOLDER for the folder.
    """

    def said(name: str, old: str, new: str, at: str = "") -> list[str]:
        path = sound_ruleset / name
        before, found, after = path.read_text().partition(old)
        assert found
        text = before + new + after
        path.write_text(text)
        line = text.count("\n", 0, text.index(at) if at else len(before)) + 1
        lines = refused(load_ruleset, sound_ruleset)
        return [one.replace(f"{path}:{line}: ", "HERE: ").replace(str(sound_ruleset), "FOLDER") for one in lines]

    return said
