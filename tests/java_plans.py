"""mpxj for tests: whether it is here, and what it converts."""

import shutil
import subprocess
from pathlib import Path

import pytest

from golive.engine.load.importers.ms_project.mpxj import _libraries_folder

LIBRARIES = _libraries_folder()
needs_java = pytest.mark.skipif(
    LIBRARIES is None or shutil.which("java") is None,
    reason="needs Java and mpxj: apt-get install default-jre-headless; pip install 'golive[mpp]'",
)


def converted(plan: Path, to: Path) -> Path:
    """The plan in the format of the suffix of `to`."""
    command = ["java", "-Xmx512m", "-cp", f"{LIBRARIES}/*", "org.mpxj.sample.MpxjConvert", str(plan), str(to)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return to
