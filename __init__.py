"""golive: tells a project which service management activities it has forgotten, before its users find out."""

from golive.engine.check import Engine, check
from golive.engine.errors import EngineError, GoliveError, InputError, Problem, UsageError
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.report import ActivityFinding, Report

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
