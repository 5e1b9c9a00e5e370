"""Baselines (golive check --baseline): read with the line of every mistake, and written so that changes are small."""

import json
from collections.abc import Iterator

from golive.engine.errors import InputError, Problem
from golive.engine.load.binary import refuse_binary
from golive.engine.load.json_text import parse_json
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.model import build
from golive.engine.load.problems import in_order
from golive.engine.load.source import Source, read_source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.baseline import BASELINE_VERSION, Baseline, KnownRecord

_WRITES = "`golive check RECORD --create-baseline FILE` writes one"


def read_baseline(path: str) -> Baseline:
    """The baseline of a file, JSON or YAML, `-` being standard input; raises InputError."""
    source = read_source(path)
    refuse_binary(source)
    source.refuse_above(MAX_TEXT_BYTES, "a baseline")
    tree = _tree(source)
    if not isinstance(tree.value, dict) or "baseline_version" not in tree.value:
        report = "a report, " if isinstance(tree.value, dict) and "report_version" in tree.value else ""
        raise refuse(source.path, f"is {report}no baseline; {_WRITES}", 1)
    version = tree.value["baseline_version"]
    if isinstance(version, int) and version > BASELINE_VERSION:
        later = f"is version {version} of baselines, and this golive reads version {BASELINE_VERSION}"
        raise InputError([tree.problem("/baseline_version", f"{later}; install the golive that wrote it")])
    baseline, found = build(Baseline, tree)
    problems = [*tree.problems, *found, *(_twice(tree, baseline) if baseline else ())]
    if problems or baseline is None:
        raise InputError(in_order(problems))
    return baseline


def baseline_text(baseline: Baseline) -> str:
    """The baseline as JSON, a line for each finding, so that a change of one is a change of a line."""
    records = ",\n".join(_record(record) for record in baseline.records)
    return f'{{\n "baseline_version": {baseline.baseline_version},\n "records": [\n{records}\n ]\n}}\n'


def _record(record: KnownRecord) -> str:
    head = json.dumps(record.model_dump(mode="json", exclude={"findings"}), ensure_ascii=False)
    findings = [one.model_dump(mode="json", exclude_defaults=True) for one in record.findings]
    lines = ",\n".join(f"   {json.dumps(one, ensure_ascii=False)}" for one in findings)
    return f'  {head[:-1]}, "findings": [\n{lines}\n  ]}}' if lines else f'  {head[:-1]}, "findings": []}}'


def _tree(source: Source) -> Tree:
    text = source.text(_WRITES)
    return parse_json(text, source.path) if text.lstrip().startswith("{") else parse_yaml(text, source.path)


def _twice(tree: Tree, baseline: Baseline) -> Iterator[Problem]:
    """Records and findings that stand twice: nobody could tell which of them counts."""
    records: set[str] = set()
    for at, record in enumerate(baseline.records):
        if record.record in records:
            yield tree.problem(f"/records/{at}/record", f"{record.record!r} stands twice; keep one of them")
        records.add(record.record)
        ids: set[str] = set()
        for number, known in enumerate(record.findings):
            if known.id in ids:
                yield tree.problem(
                    f"/records/{at}/findings/{number}/id", f"{known.id!r} stands twice; keep one of them"
                )
            ids.add(known.id)
