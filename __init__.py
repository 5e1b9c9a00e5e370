"""golive: tells a project which service management activities it has forgotten, before its users find out.

Names are imported when they are used, so that `golive --help` needs neither models nor engine.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from golive.engine.check import Engine, check
    from golive.engine.errors import EngineError, GoliveError, InputError, Problem, UsageError
    from golive.schemas.record import PortfolioRecord, Record
    from golive.schemas.report import ActivityFinding, Report

_HOMES = {
    "ActivityFinding": "golive.schemas.report",
    "Engine": "golive.engine.check",
    "EngineError": "golive.engine.errors",
    "GoliveError": "golive.engine.errors",
    "InputError": "golive.engine.errors",
    "PortfolioRecord": "golive.schemas.record",
    "Problem": "golive.engine.errors",
    "Record": "golive.schemas.record",
    "Report": "golive.schemas.report",
    "UsageError": "golive.engine.errors",
    "check": "golive.engine.check",
}

__all__ = [
    "ActivityFinding",
    "Engine",
    "EngineError",
    "GoliveError",
    "InputError",
    "PortfolioRecord",
    "Problem",
    "Record",
    "Report",
    "UsageError",
    "check",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'golive' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
