"""What a report was made from, kept beside it until somebody asks for its receipt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.recognition import Recognition
from golive.engine.load.record import AnyRecord, Loaded
from golive.engine.receipt.canonical import digest
from golive.engine.receipt.values import marked, recognised_value, record_value
from golive.engine.receipt.written import result_of
from golive.schemas.receipt import Asked, FileRead, ProfileSealed, Receipt
from golive.schemas.report import ProfileUsed, Report


@dataclass(frozen=True, slots=True)
class Setting:
    """How an engine was made: what it was asked for, and what gives the digest of what recognises tasks."""

    ruleset: str
    profiles: tuple[str, ...]
    recognise: bool | None
    knowledge: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a receipt is made from. It keeps the record, and neither its places nor its text."""

    setting: Setting
    record: AnyRecord
    recognition: Recognition
    files: Sequence[FileRead]
    guide: Guide | None
    min_decided: float | None
    terms: tuple[str, ...] = ()

    @classmethod
    def of(cls, setting: Setting, loaded: Loaded, min_decided: float | None) -> "Basis":
        """The basis of a report on a record."""
        return cls(setting, loaded.record, loaded.recognition, loaded.files, loaded.guide, min_decided)

    def receipted(self, report: Report) -> Report:
        """The report with its receipt."""
        receipt = self._receipt(report)
        sealed = receipt.model_copy(update={"result": result_of(report, receipt)})
        return report.model_copy(update={"receipt": sealed})

    def _receipt(self, report: Report) -> Receipt:
        value = record_value(self.record, self.recognition)
        waivers = value.get("waivers")
        recognised = recognised_value(self.record, self.recognition)
        return Receipt(
            tool=report.tool.version,
            asked=self._asked(report),
            files=tuple(self.files),
            record=digest({key: inner for key, inner in value.items() if key != "waivers"}),
            waivers=digest(waivers) if waivers else None,
            ruleset=report.ruleset.digest,
            profiles=tuple(ProfileSealed(id=one.id, digest=_changes(one)) for one in report.profile),
            knowledge=self.setting.knowledge() if self.recognition.asked else None,
            recognised=digest(recognised) if self.recognition.asked else None,
            values=marked(value),
            findings=digest(findings_value(report)),
        )

    def _asked(self, report: Report) -> Asked:
        guide, setting = self.guide, self.setting
        return Asked(
            gate=report.gate,
            gate_from=report.gate_from,
            as_of=report.as_of,
            as_of_from=report.as_of_from,
            select=tuple(report.selected),
            ignore=tuple(report.ignored),
            min_decided=self.min_decided,
            terms=self.terms,
            recognise=setting.recognise,
            ruleset=_name(setting.ruleset),
            profiles=tuple(map(_name, setting.profiles)),
            columns=dict(guide.columns) if guide is not None else {},
            statuses=dict(guide.statuses) if guide is not None else {},
            dates=guide.dates if guide is not None else None,
        )


def findings_value(report: Report) -> dict[str, Any]:
    """What of a report its receipt calls its findings: the verdict, and how every finding came out."""
    found = sorted([one.id, one.outcome, one.severity, one.due] for one in report.findings)
    return {"verdict": report.verdict.result, "findings": found}


def _changes(profile: ProfileUsed) -> str:
    return digest(profile.model_dump(mode="json", exclude={"source"}))


def _name(asked: str) -> str:
    """A name as it was asked for, without the folder of a file: that is another one elsewhere."""
    return asked.replace("\\", "/").rstrip("/").rpartition("/")[2] or asked
