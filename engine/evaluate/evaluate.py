"""A record at a gate: facts, evidence, findings, verdict, report."""

from collections.abc import Sequence

from golive.engine.errors import UsageError
from golive.engine.evaluate.answers import Situation
from golive.engine.evaluate.asking import questions_for
from golive.engine.evaluate.bare import Bases
from golive.engine.evaluate.counts import counts_of, rule_counts_of
from golive.engine.evaluate.evidence import collect
from golive.engine.evaluate.facts import FactTeller
from golive.engine.evaluate.findings import Findings, Question
from golive.engine.evaluate.notes import later_notes, left_out, notes_of, profile_notes, too_little, waiver_notes
from golive.engine.evaluate.options import Options, checked_prefixes, chosen, day_asked, gate_asked, gate_dates
from golive.engine.evaluate.owners import with_listed
from golive.engine.evaluate.perhaps import with_perhaps
from golive.engine.evaluate.rules import RuleFindings
from golive.engine.evaluate.verdict import Finding, held_back, verdict_of
from golive.engine.evaluate.waivers import judged_waivers
from golive.engine.evaluate.waivers_seen import elsewhere, waivers_seen, with_waivers
from golive.engine.infer.engine import FactDecision, scope_of
from golive.engine.infer.memory import Memory
from golive.engine.load.record import Loaded
from golive.schemas.record import Record
from golive.schemas.report import ActivityFinding, RecordSeen, Report, RuleFinding, RulesetUsed, ToolUsed
from golive.schemas.rules import CompiledRule
from golive.schemas.ruleset import Ruleset


def evaluate(loaded: Loaded, bases: Bases, options: Options, tool_version: str, memory: Memory | None = None) -> Report:
    """The report on a record; raises UsageError where select and ignore leave nothing.

    `memory` is for records that share elements of their lists.
    """
    networks, record, scope = bases.networks, loaded.record, scope_of(loaded.record)
    gate, gate_from = gate_asked(record, options.gate)
    as_of, as_of_from = day_asked(record, options.as_of)
    question = Question(gate, as_of)
    facts = networks.facts(record)
    pieces = collect(record, networks, as_of, loaded.recognition, memory)
    teller = FactTeller(record, facts, networks, loaded.tree.where, bases.reasons)
    used = networks.ruleset
    everything, all_rules = bases.in_order[scope], bases.rules if isinstance(record, Record) else []
    checked_prefixes([a.id for a in used.activities] + [rule.id for rule in used.rules], options)
    activities, rules = chosen(everything, options), chosen(all_rules, options)
    if not activities and not rules:
        raise UsageError("nothing is left to evaluate; select more or ignore less")
    findings = Findings(bases, teller, pieces, question)
    found = with_listed(with_perhaps(findings.of(activities), loaded), loaded.listed)
    judged = judged_waivers(record, networks, as_of)
    ruled = with_waivers(rules_found(rules, findings, teller, question, memory=memory), judged)
    whole = not (options.select or options.ignore)
    waivers = waivers_seen(judged, loaded, [*found, *ruled], whole, as_of)
    every: list[Finding] = [*found, *ruled]
    reached = verdict_of(every, gate, facts.known.get("is_project") if scope == "project" else True)
    return Report(
        record=_seen(loaded),
        gate=gate,
        gate_from=gate_from,
        gate_dates=gate_dates(record),
        as_of=as_of,
        as_of_from=as_of_from,
        verdict=held_back(reached, every, options.min_decided),
        presence_only=not all_rules,
        counts=counts_of(found),
        rule_counts=rule_counts_of(ruled),
        facts=teller.values(),
        activities=found,
        rules=ruled,
        waivers=waivers,
        selected=list(options.select),
        ignored=list(options.ignore),
        notes=[
            *profile_notes(bases.profiles, used.id),
            *notes_of(loaded, facts, pieces, gate_from),
            *later_notes(loaded, as_of),
            *waiver_notes(waivers, elsewhere(judged, loaded), record.id),
            *too_little(every, reached, options),
            *left_out((len(everything), len(found)), (len(all_rules), len(ruled)), options),
        ],
        questions=_questions([*found, *ruled], facts, used, loaded),
        works=bases.works,
        process_groups=list(used.process_groups),
        profile=list(bases.profiles),
        ruleset=RulesetUsed(id=used.id, version=used.version, digest=used.digest),
        tool=ToolUsed(name="golive", version=tool_version),
    )


def rules_found(  # noqa: PLR0913  # all but what the rules look at by name
    rules: Sequence[CompiledRule],
    findings: Findings,
    teller: FactTeller,
    asked: Question,
    *,
    memory: Memory | None = None,
    outcomes_only: bool = False,
) -> list[RuleFinding]:
    """The findings on rules, which are meant for projects; an empty list for any other record."""
    record = teller.record
    if not isinstance(record, Record) or not rules:
        return []
    found = {finding.id: finding for finding in findings.of(teller.networks.activities["project"])}
    situation = situation_of(findings, record, asked)
    return RuleFindings(teller, situation, found, memory or Memory(), outcomes_only).of(rules)


def situation_of(findings: Findings, record: Record, asked: Question) -> Situation:
    """What the rules look at, of a record whose activities are decided."""
    return Situation(
        record, asked.gate, asked.as_of, gate_dates(record), findings.applies, findings.by_activity, findings.best
    )


def _questions(
    found: Sequence[ActivityFinding | RuleFinding],
    facts: FactDecision,
    ruleset: Ruleset,
    loaded: Loaded,
) -> dict[str, str]:
    """How to ask for everything that is needed, and for what would tell whether it is a project."""
    needs = [need for finding in found for need in finding.needs]
    if facts.known.get("is_project") is None:
        needs += [asked.field for asked in ruleset.facts.fields if asked.field.startswith("request.")]
    return questions_for(needs, ruleset, loaded)


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
