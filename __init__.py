"""golive: tells a project which service management activities it has forgotten, before its users find out.

Names are imported when they are used, so that `golive --help` needs neither models nor engine.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from golive.engine.check import Engine, RecordLike, check
    from golive.engine.embedding import compare, load_reports
    from golive.engine.errors import EngineError, GoliveError, InputError, Problem, UsageError
    from golive.engine.load.record import Loaded
    from golive.engine.report.render import formats, render
    from golive.engine.report.rows import rows
    from golive.schemas.comparison import Cause, Change, Compared, Comparison, FindingCompared
    from golive.schemas.elements import Status
    from golive.schemas.receipt import Asked, FileRead, ProfileSealed, Receipt
    from golive.schemas.record import PortfolioRecord, Record
    from golive.schemas.report import (
        ActivityFinding,
        BaselineSeen,
        ConditionAsked,
        Counts,
        EvidenceFound,
        FactValue,
        Perhaps,
        ProfileChange,
        ProfileUsed,
        Reason,
        RecordSeen,
        Report,
        RuleCounts,
        RuleFinding,
        RulesetUsed,
        ToolUsed,
        VerdictReached,
        Waived,
        WaiverSeen,
        WaiverState,
    )
    from golive.schemas.ruleset_words import Due, ProcessGroup, Scope
    from golive.schemas.words import Gate, Outcome, RuleOutcome, Severity, Stage, Verdict
    from golive.schemas.works import Source

_COMPARISON = "golive.schemas.comparison"
_ERRORS = "golive.engine.errors"
_RECEIPT = "golive.schemas.receipt"
_REPORT = "golive.schemas.report"
_WORDS = "golive.schemas.words"
_HOMES = {
    "ActivityFinding": _REPORT,
    "Asked": _RECEIPT,
    "BaselineSeen": _REPORT,
    "Cause": _COMPARISON,
    "Change": _COMPARISON,
    "Compared": _COMPARISON,
    "Comparison": _COMPARISON,
    "ConditionAsked": _REPORT,
    "Counts": _REPORT,
    "Due": "golive.schemas.ruleset_words",
    "Engine": "golive.engine.embedding",
    "EngineError": _ERRORS,
    "EvidenceFound": _REPORT,
    "FactValue": _REPORT,
    "FileRead": _RECEIPT,
    "FindingCompared": _COMPARISON,
    "Gate": _WORDS,
    "GoliveError": _ERRORS,
    "InputError": _ERRORS,
    "Loaded": "golive.engine.load.record",
    "Outcome": _WORDS,
    "Perhaps": _REPORT,
    "PortfolioRecord": "golive.schemas.record",
    "Problem": _ERRORS,
    "ProcessGroup": "golive.schemas.ruleset_words",
    "ProfileChange": _REPORT,
    "ProfileSealed": _RECEIPT,
    "ProfileUsed": _REPORT,
    "Reason": _REPORT,
    "Receipt": _RECEIPT,
    "Record": "golive.schemas.record",
    "RecordLike": "golive.engine.check",
    "RecordSeen": _REPORT,
    "Report": "golive.engine.embedding",
    "RuleCounts": _REPORT,
    "RuleFinding": _REPORT,
    "RuleOutcome": _WORDS,
    "RulesetUsed": _REPORT,
    "Scope": "golive.schemas.ruleset_words",
    "Severity": _WORDS,
    "Source": "golive.schemas.works",
    "Stage": _WORDS,
    "Status": "golive.schemas.elements",
    "ToolUsed": _REPORT,
    "UsageError": _ERRORS,
    "Verdict": _WORDS,
    "VerdictReached": _REPORT,
    "Waived": _REPORT,
    "WaiverSeen": _REPORT,
    "WaiverState": _REPORT,
    "check": "golive.engine.embedding",
    "compare": "golive.engine.embedding",
    "formats": "golive.engine.report.render",
    "load_reports": "golive.engine.embedding",
    "render": "golive.engine.report.render",
    "rows": "golive.engine.report.rows",
}

# Written out, for type checkers read it. A new name needs its home above, its place in .ci/api_page.py, and a new
# tests/golden/public-surface.txt.
__all__ = [
    "ActivityFinding",
    "Asked",
    "BaselineSeen",
    "Cause",
    "Change",
    "Compared",
    "Comparison",
    "ConditionAsked",
    "Counts",
    "Due",
    "Engine",
    "EngineError",
    "EvidenceFound",
    "FactValue",
    "FileRead",
    "FindingCompared",
    "Gate",
    "GoliveError",
    "InputError",
    "Loaded",
    "Outcome",
    "Perhaps",
    "PortfolioRecord",
    "Problem",
    "ProcessGroup",
    "ProfileChange",
    "ProfileSealed",
    "ProfileUsed",
    "Reason",
    "Receipt",
    "Record",
    "RecordLike",
    "RecordSeen",
    "Report",
    "RuleCounts",
    "RuleFinding",
    "RuleOutcome",
    "RulesetUsed",
    "Scope",
    "Severity",
    "Source",
    "Stage",
    "Status",
    "ToolUsed",
    "UsageError",
    "Verdict",
    "VerdictReached",
    "Waived",
    "WaiverSeen",
    "WaiverState",
    "check",
    "compare",
    "formats",
    "load_reports",
    "render",
    "rows",
]


if not TYPE_CHECKING:  # which would take any name for one that is there

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module 'golive' has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
