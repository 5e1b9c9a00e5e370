"""What differs between two reports as a whole: record, ruleset, profiles, gate, day, selection, program."""

from collections.abc import Iterator

from golive.schemas.comparison import Cause
from golive.schemas.report import ProfileUsed, Report

_DIGITS = 12  # of a digest, as they are shown


def around(old: Report, new: Report) -> list[Cause]:
    """Each thing that differs; what explains most of the differences below it first."""
    made = [*_record(old, new), *_ruleset(old, new), *_profiles(old, new)]
    made += [*_selection(old, new), *_question(old, new), *_dates(old, new)]
    return [*made, *_tool(old, new)]


def _record(old: Report, new: Report) -> Iterator[Cause]:
    for what in ("id", "name", "scope"):
        before, after = getattr(old.record, what), getattr(new.record, what)
        if before != after:
            says = f"{what} of the record {before or 'none'} -> {after or 'none'}"
            yield Cause(kind="record", name=what, what=what, before=before, after=after, says=says)


def _ruleset(old: Report, new: Report) -> Iterator[Cause]:
    one, other = old.ruleset, new.ruleset
    if one.id != other.id or one.version != other.version:
        before, after = f"{one.id} {one.version}", f"{other.id} {other.version}"
        says = f"ruleset {before} -> {after}"
        yield Cause(kind="ruleset", name=other.id, what="version", before=before, after=after, says=says)
    elif one.digest != other.digest:
        digests = f"{one.digest[:_DIGITS]} -> {other.digest[:_DIGITS]}"
        says = f"the ruleset {one.id} {one.version} was edited (digest {digests})"
        yield Cause(kind="ruleset", name=other.id, what="digest", before=one.digest, after=other.digest, says=says)


def _profiles(old: Report, new: Report) -> Iterator[Cause]:
    before = {one.id: _content(one) for one in old.profile}
    after = {one.id: _content(one) for one in new.profile}
    if before != after or list(before) != list(after):
        was, now = ", ".join(before) or None, ", ".join(after) or None
        says = f"profile {was or 'none'} -> {now or 'none'}" if was != now else f"the profile {now} was edited"
        yield Cause(kind="profile", name=now or was or "", before=was, after=now, says=says)


def _content(profile: ProfileUsed) -> str:
    return profile.model_dump_json(exclude={"source"})


def _selection(old: Report, new: Report) -> Iterator[Cause]:
    for option, before, after in (
        ("--select", old.selected, new.selected),
        ("--ignore", old.ignored, new.ignored),
    ):
        if set(before) != set(after):
            was, now = " ".join(before) or None, " ".join(after) or None
            says = f"{option} {was or 'nothing'} -> {now or 'nothing'}"
            yield Cause(kind="selection", name=option, before=was, after=now, says=says)


def _question(old: Report, new: Report) -> Iterator[Cause]:
    if old.gate != new.gate:
        says = f"asked about {old.gate} -> {new.gate}"
        yield Cause(kind="gate", name="gate", before=old.gate, after=new.gate, says=says)
    if old.as_of != new.as_of:
        before, after = str(old.as_of), str(new.as_of)
        yield Cause(kind="day", name="as_of", before=before, after=after, says=f"as of {before} -> {after}")


def _dates(old: Report, new: Report) -> Iterator[Cause]:
    for gate in dict.fromkeys([*old.gate_dates, *new.gate_dates]):
        was, now = old.gate_dates.get(gate), new.gate_dates.get(gate)
        if was == now:
            continue
        before, after = str(was) if was else None, str(now) if now else None
        said = f"moved from {before} to {after}" if was and now else f"is {after} now" if now else f"was {before}"
        none = "" if was and now else ", and was not given before" if now else ", and is not given any more"
        says = f"the day of {gate} {said}{none}"
        yield Cause(kind="gate-date", name=gate, what="date", before=before, after=after, says=says)


def _tool(old: Report, new: Report) -> Iterator[Cause]:
    before, after = f"{old.tool.name} {old.tool.version}", f"{new.tool.name} {new.tool.version}"
    if before != after:
        says = f"{before} -> {after}"
        yield Cause(kind="tool", name=new.tool.name, what="version", before=before, after=after, says=says)
