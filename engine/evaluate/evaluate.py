"""A record at a gate: facts, evidence, findings, verdict, report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from golive.engine.errors import UsageError
from golive.engine.evaluate.asking import questions_for
from golive.engine.evaluate.evidence import collect
from golive.engine.evaluate.facts import FactTeller
from golive.engine.evaluate.findings import Findings, Question
from golive.engine.evaluate.piece import Piece
from golive.engine.evaluate.verdict import due_gate, verdict_of
from golive.engine.evaluate.waivers import idle_waivers, waiver_notes
from golive.engine.infer.engine import FactDecision, Networks, scope_of
from golive.engine.load.record import Loaded
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.report import ActivityFinding, Counts, RecordSeen, Report, RulesetUsed, ToolUsed
from golive.schemas.ruleset import Activity
from golive.schemas.words import DEFAULT_GATE, GATES, SEVERITIES, Gate


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a record. `gate` and `as_of` None: what the record itself says decides."""

    gate: Gate | None = None
    as_of: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def evaluate(loaded: Loaded, networks: Networks, options: Options, tool_version: str) -> Report:
    """The report on a record; raises UsageError where select and ignore leave nothing."""
    record, scope = loaded.record, scope_of(loaded.record)
    gate, gate_from = _gate(record, options.gate)
    as_of, as_of_from = _as_of(record, options.as_of)
    facts = networks.facts(record)
    pieces = collect(record, networks, as_of)
    teller = FactTeller(record, facts, networks, loaded.where)
    activities = chosen(networks.activities[scope], networks.ruleset.activities, options)
    found = sorted(
        Findings(networks, teller, pieces, Question(gate, as_of, _gate_dates(record))).of(activities),
        key=_order(networks),
    )
    used = networks.ruleset
    return Report(
        record=_seen(loaded),
        gate=gate,
        gate_from=gate_from,
        as_of=as_of,
        as_of_from=as_of_from,
        verdict=verdict_of(found, gate, facts.known.get("is_project") if scope == "project" else True),
        presence_only=True,
        counts=_counts(found),
        facts=teller.values(),
        activities=found,
        rules=[],
        selected=list(options.select),
        ignored=list(options.ignore),
        notes=[
            *_opening(facts, gate_from),
            *loaded.notes,
            *_uncovered(record, pieces),
            *waiver_notes(record, as_of),
            *_idle(record, as_of, found, options),
            *_left_out(len(networks.activities[scope]), len(found), options),
        ],
        questions=_questions(found, facts, networks, pieces, loaded),
        works={name: work.cited() for name, work in used.works.items()},
        process_groups=list(used.process_groups),
        ruleset=RulesetUsed(id=used.id, version=used.version, digest=used.digest),
        tool=ToolUsed(name="golive", version=tool_version),
    )


def _questions(
    found: Sequence[ActivityFinding],
    facts: FactDecision,
    networks: Networks,
    pieces: Sequence[Piece],
    loaded: Loaded,
) -> dict[str, str]:
    """How to ask for everything that is needed, and for what would tell whether it is a project."""
    needs = [need for finding in found for need in finding.needs]
    if facts.known.get("is_project") is None:
        needs += [asked.field for asked in networks.ruleset.facts.fields if asked.field.startswith("request.")]
    unsaid = [piece for piece in pieces if piece.needs]
    places = {piece.pointer: loaded.where(piece.pointer) for piece in unsaid}
    return questions_for(needs, networks.ruleset, unsaid, places)


def _seen(loaded: Loaded) -> RecordSeen:
    record = loaded.record
    people = (
        {
            "customer": record.customer.name if record.customer else None,
            "sponsor": record.sponsor,
            "manager": record.pm.name if record.pm else None,
        }
        if isinstance(record, Record)
        else {}
    )
    return RecordSeen(id=record.id, name=record.name, source=loaded.path, scope=scope_of(record), **people)


def _gate_dates(record: Record | PortfolioRecord) -> dict[Gate, date]:
    """The dates of the gates that the record gives; go-live is also a date of its own."""
    dates = record.dates if isinstance(record, Record) else None
    if dates is None:
        return {}
    given = {gate: day for gate, day in (dates.gates or {}).items() if day is not None}
    return given if dates.go_live is None else {"go-live": dates.go_live, **given}


def chosen(activities: Sequence[Activity], known: Sequence[Activity], options: Options) -> list[Activity]:
    """The activities that select and ignore leave; raises UsageError for a prefix that fits none of the known."""
    for prefix in (*options.select, *options.ignore):
        if not prefix or not any(a.id.startswith(prefix) for a in known):
            ids = {a.id for a in known}
            hint = did_you_mean(prefix, ids | {name.partition("/")[0] for name in ids})
            families = sorted({name.partition("/")[0] for name in ids})
            raise UsageError(f"no activity begins with {prefix!r}; {hint or choices(families, 40)}")
    kept = [
        a
        for a in activities
        if (not options.select or a.id.startswith(options.select))
        and not (options.ignore and a.id.startswith(options.ignore))
    ]
    if not kept:
        raise UsageError("nothing is left to evaluate; select more or ignore less")
    return kept


def _gate(record: Record | PortfolioRecord, asked: Gate | None) -> tuple[Gate, Literal["asked", "stage", "default"]]:
    if asked is not None:
        return asked, "asked"
    stage = record.stage if isinstance(record, Record) else None
    return (DEFAULT_GATE[stage], "stage") if stage is not None else ("go-live", "default")


def _as_of(record: Record | PortfolioRecord, asked: date | None) -> tuple[date, Literal["asked", "record", "today"]]:
    if asked is not None:
        return asked, "asked"
    if record.as_of is not None:
        return record.as_of, "record"
    return date.today(), "today"


def _opening(facts: FactDecision, gate_from: str) -> list[str]:
    """What the report says first."""
    lines: list[str] = []
    if facts.counted.get("is_project") and facts.known.get("is_project") is None:
        lines.append(
            "whether this is a project at all is not known; it is evaluated as one (question 1 of `golive questions`)"
        )
    if gate_from == "default":
        lines.append("the record has no stage; the gate go-live is assumed")
    return lines


def _idle(
    record: Record | PortfolioRecord, as_of: date, found: Sequence[ActivityFinding], options: Options
) -> list[str]:
    """Waivers that waive nothing; not told of a part of the activities, where others may be what they are for."""
    if options.select or options.ignore:
        return []
    return idle_waivers(record, as_of, {f.id for f in found if f.outcome != "not-applicable"})


def _left_out(total: int, kept: int, options: Options) -> list[str]:
    """That the verdict speaks of a part only."""
    if not options.select and not options.ignore:
        return []
    asked = [f"--select {prefix}" for prefix in options.select] + [f"--ignore {prefix}" for prefix in options.ignore]
    return [f"{total - kept} of {total} activities are left out by {', '.join(asked)}; the verdict speaks of the rest"]


def _uncovered(record: Record | PortfolioRecord, pieces: Sequence[Piece]) -> list[str]:
    """A word of caution where a plan is given and nothing in it says what it covers."""
    if not record.activities or any(piece.pointer.startswith("/activities/") for piece in pieces):
        return []
    return [
        "no task says which activity it covers, so whatever the plan holds counts as missing; "
        "write `covers` into the record, or into a file that is given with --with"
    ]


def _order(networks: Networks) -> Callable[[ActivityFinding], tuple[int, int, int, int]]:
    groups = networks.ruleset.process_groups
    place = {activity.id: number for number, activity in enumerate(networks.ruleset.activities)}

    def key(finding: ActivityFinding) -> tuple[int, int, int, int]:
        group = groups.index(finding.group) if finding.group in groups else len(groups)
        return (
            SEVERITIES.index(finding.severity),
            GATES.index(due_gate(finding.due)),
            group,
            place[finding.id],
        )

    return key


def _counts(findings: Sequence[ActivityFinding]) -> Counts:
    number = {outcome: sum(f.outcome == outcome for f in findings) for outcome in _OUTCOMES}
    covered = number["done"] + number["planned"] + number["open"] + number["waived"]
    return Counts(
        total=len(findings),
        applicable=covered + number["missing"] + sum(f.outcome == "undecided" and not _unsure(f) for f in findings),
        not_applicable=number["not-applicable"],
        undecided=number["undecided"],
        covered=covered,
        of_which_waived=number["waived"],
        done=number["done"],
        planned=number["planned"],
        open_at_gate=number["open"],
        missing=number["missing"],
        overdue=sum(f.overdue for f in findings),
    )


_OUTCOMES = ("done", "planned", "open", "missing", "waived", "not-applicable", "undecided")


def _unsure(finding: ActivityFinding) -> bool:
    """Whether it is not even known whether the activity applies."""
    return any(reason.value is None for reason in finding.because)
