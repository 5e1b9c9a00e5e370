"""What went into a report then and now: record, waivers, rules, files, settings, program."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from golive.engine.load.quoting import shown
from golive.engine.load.record import Loaded
from golive.engine.receipt.values import record_value
from golive.engine.replay.recovered import UNKNOWN, Recovered, texts_in
from golive.engine.replay.shown_value import shown_value
from golive.engine.replay.values import Changed, changes
from golive.schemas.receipt import FileRead, Receipt
from golive.schemas.replay import Difference, What
from golive.schemas.report import Report

MOST = 50  # values that are told one by one
_FEW = 5  # elements that are looked into where only the whole has a digest
_ROLES = {
    "record": "the record",
    "with": "laid over it",
    "beside": "taken with it",
    "decisions": "decisions about tasks",
    "list": "a list that was worked through",
    "waivers": "waivers",
}


def differing_inputs(old: Report, was: Receipt, now: Receipt, loaded: Loaded) -> Iterator[Difference]:
    """What is not as the receipt says, and may decide something."""
    if was.record != now.record or was.waivers != now.waivers:
        yield from _of_record(old, was, loaded)
    if was.ruleset != now.ruleset:
        yield Difference(
            what="ruleset",
            says=f"the ruleset is another one: {old.ruleset.id} with digest {was.ruleset[:12]} then, "
            f"{now.asked.ruleset} with {now.ruleset[:12]} now",
            was=was.ruleset,
            now=now.ruleset,
        )
    yield from _of_profiles(was, now)
    if was.knowledge != now.knowledge and was.recognised != now.recognised:
        yield Difference(
            what="recognition",
            says="tasks are recognised otherwise: what recognises them is not what it was",
            was=was.knowledge,
            now=now.knowledge,
        )
    elif was.recognised != now.recognised and was.record == now.record:
        yield Difference(what="recognition", says="tasks are recognised otherwise, by the same words")


def remarks(was: Receipt, now: Receipt) -> Iterator[Difference]:
    """What differs and decides nothing: the bytes of files, the version of the program."""
    if was.tool != now.tool:
        says = f"the report was made by golive {was.tool}; this is golive {now.tool}"
        yield Difference(what="tool", says=says, was=was.tool, now=now.tool)
    if was.knowledge != now.knowledge and was.recognised == now.recognised:
        yield Difference(what="recognition", says="what recognises tasks is not what it was, and recognised the same")
    yield from _of_files(was.files, now.files, was.record == now.record and was.waivers == now.waivers)


def _of_record(old: Report, was: Receipt, loaded: Loaded) -> Iterator[Difference]:
    value = record_value(loaded.record, loaded.recognition)
    found = list(islice(changes(was.values, value), MOST + 1))
    known = Recovered([*texts_in(value), *texts_in(old.model_dump(mode="json"))])
    looked_into = sum(isinstance(one.mark, str) and isinstance(one.now, dict) for one in found) <= _FEW
    names = _names_in(old)
    for one in found[:MOST]:
        named = replace(one, element=names.get(one.pointer)) if one.how == "gone" and not one.element else one
        yield _told(named, known, loaded, looked_into)
    if len(found) > MOST:
        yield Difference(what="record", says=f"more than {MOST} values of the record differ; the rest is not told")
    if not found:  # the digest of the whole differs, and none of its parts: the receipt does not fit itself
        yield Difference(what="report", says="the receipt has another digest of the record than its values have")


def _names_in(old: Report) -> dict[str, str]:
    """What the old report calls elements of the record, by their pointers."""
    names = {piece.pointer: piece.name for finding in old.activities for piece in finding.evidence}
    names |= {one.pointer: one.name for finding in old.activities for one in finding.perhaps}
    return names | {one.pointer: f"{one.by or 'nobody'}: {one.reason or 'no reason'}" for one in old.waivers}


def _told(one: Changed, known: Recovered, loaded: Loaded, looked_into: bool) -> Difference:
    pointer, mark, now = one.pointer, one.mark, one.now
    if looked_into and isinstance(mark, str) and isinstance(now, dict):
        inner = known.element(mark, now)
        if inner is not None:
            pointer, before, now = f"{pointer}/{inner[0]}", inner[1], now[inner[0]]
            return _difference(one, pointer, shown_value(before), shown_value(now), loaded)
    before = known.value(mark) if mark is not None else UNKNOWN
    was = None if before is UNKNOWN else shown_value(before)
    is_there = one.how in ("changed", "added")
    return _difference(one, pointer, was, shown_value(now) if is_there else None, loaded)


def _difference(one: Changed, pointer: str, was: str | None, now: str | None, loaded: Loaded) -> Difference:
    is_element = isinstance(one.now, dict) and was is None
    where = loaded.where(pointer) if one.how != "gone" else None
    name = f" of {shown(one.element)}" if one.element else ""
    place = f" ({where})" if where else ""
    inner = "is not as it was; the receipt does not tell which value in it"
    before = was or "another value, which the receipt does not tell,"
    says = {
        "changed": f"{pointer}{name}{place}: {inner if is_element else f'{before} -> {now}'}",
        "added": f"{pointer}{name}{place}: is new: {now}",
        "gone": f"{pointer}{name}: is gone{f'; was {was}' if was else ''}",
        "moved": f"{pointer}{name}{place}: elements stand in another order",
    }[one.how]
    what: What = "waivers" if pointer.startswith("/waivers") else "record"
    return Difference(what=what, says=says, pointer=pointer, was=was, now=now, where=where)


def _of_profiles(was: Receipt, now: Receipt) -> Iterator[Difference]:
    old, new = ([one.id for one in receipt.profiles] for receipt in (was, now))
    if old != new:
        says = f"the profiles: {', '.join(old) or 'none'} -> {', '.join(new) or 'none'}"
        yield Difference(what="profiles", says=says, was=", ".join(old), now=", ".join(new))
        return
    for before, after in zip(was.profiles, now.profiles, strict=True):
        if before != after:
            says = f"the profile {after.id} changes the ruleset otherwise than it did"
            yield Difference(what="profiles", says=says, was=before.digest, now=after.digest)


def _of_files(was: Sequence[FileRead], now: Sequence[FileRead], value_same: bool) -> Iterator[Difference]:
    """The files whose bytes differ, told in the order of their roles; what a file is called is no difference."""
    end = "; what was read from it is the same" if value_same else ""
    for role, words in _ROLES.items():
        old, new = ([one for one in files if one.role == role] for files in (was, now))
        left = [one for one in old if one.sha256 not in {other.sha256 for other in new}]
        fresh = [one for one in new if one.sha256 not in {other.sha256 for other in old}]
        for before, after in zip(left, fresh, strict=False):
            says = f"the file {after.name} ({words}) has other bytes: {_sizes(before, after)}{end}"
            yield Difference(what="files", says=says, was=before.sha256, now=after.sha256)
        for one in left[len(fresh) :]:
            says = f"the file {one.name} ({words}) was read then and is not now{end and '; it makes no difference'}"
            yield Difference(what="files", says=says, was=one.sha256)
        for one in fresh[len(left) :]:
            says = f"the file {one.name} ({words}) is read now and was not then{end and '; it makes no difference'}"
            yield Difference(what="files", says=says, now=one.sha256)


def _sizes(before: FileRead, after: FileRead) -> str:
    if before.size == after.size:
        return f"{after.size:,} as before, but the contents differ"
    return f"{before.size:,} -> {after.size:,}"
