"""Plans of other programs (.mpp, .mpx, Primavera, Planner, GanttProject), turned into MS Project XML by mpxj.

mpxj (the extra `golive[mpp]`) is a Java library. It runs in a process of its own, with bounds on memory and time, so
that a crash or a hang costs a message and not the run; what it writes is read like any other MS Project XML.
"""

import os
import re
import shutil
import subprocess  # to run Java, never a shell
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from golive.engine import progress
from golive.engine.errors import InputError
from golive.engine.load.binary import SAVE_XML
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.ms_project import mspdi
from golive.engine.load.limits import MAX_EXPORT_BYTES
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.xml_rows import root_name
from golive.schemas.worklist import MARK_BYTES

SECONDS = 180.0
_MEMORY = "-Xmx1g"
_CONVERTER = "org.mpxj.sample.MpxjConvert"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROJECT = re.compile(rb"MSProject\.|M\0S\0P\0r\0o\0j\0e\0c\0t\0|T\0B\0k\0n\0d\0T\0a\0s\0k\0")
_JAVA = (
    "install Java (Debian, Ubuntu: `apt-get install default-jre-headless`; Windows: `winget install "
    "EclipseAdoptium.Temurin.21.JRE`; macOS: `brew install --cask temurin`)"
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A format of a plan: what it is called, the suffix by which mpxj knows it, and how to get XML without mpxj."""

    name: str
    suffix: str
    remedy: str


_MPP = _Kind("an MS Project file (.mpp)", ".mpp", SAVE_XML)
_MPX = _Kind("an MPX file", ".mpx", SAVE_XML)
_P6 = "in Primavera P6 choose File > Export > Microsoft Project > XML and give that file"
_XER = _Kind("a Primavera file (XER)", ".xer", _P6)
_PMXML = _Kind("a Primavera file (P6 XML)", ".xml", _P6)
_PLANNER = _Kind("a GNOME Planner file", ".planner", "in Planner choose Project > Export > MSP and give that file")
_GANTT = _Kind("a GanttProject file", ".gan", "in GanttProject choose Project > Export > Microsoft Project, as XML")


def matches(source: Source) -> bool:
    """Whether the content is that of a plan that mpxj reads."""
    return _kind(source) is not None


def read(source: Source, guide: Guide) -> list[Tree]:
    """The plan as one tree; places are the ids of rows. Raises InputError, also where mpxj or Java is missing."""
    kind = _kind(source)
    assert kind is not None
    source.refuse_above(MAX_EXPORT_BYTES, f"a plan ({kind.suffix})")
    progress.tell(f"converting {source.path}")
    xml = _converted(source, kind)
    if MARK_BYTES in xml:
        what = "is a list to work through that golive wrote; in MS Project save it as XML, and give that file"
        raise refuse(source.path, f"{what} with the record that it was written from: golive check PLAN LIST")
    return mspdi.read_plan(Source(source.path, xml), guide, kind.name, by_id=True)


def _kind(source: Source) -> _Kind | None:
    data = source.data
    if data.startswith(_OLE):
        return _MPP if source.path.lower().endswith((".mpp", ".mpt")) or _PROJECT.search(data) else None
    if data.startswith((b"MPX,", b"MPX;", b"MPX\t")):
        return _MPX
    if data.startswith(b"ERMHDR\t"):
        return _XER
    if data[:400].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<":
        return None
    root = root_name(data)
    if root == "APIBusinessObjects":
        return _PMXML
    return _kind_of_project(data[:65_536]) if root == "project" else None


def _kind_of_project(head: bytes) -> _Kind | None:
    if b"mrproject-version" in head:
        return _PLANNER
    return _GANTT if b"gantt-divider-location" in head or b"view-date=" in head else None


def _converted(source: Source, kind: _Kind) -> bytes:
    """The plan as MS Project XML."""
    command = [_java(source, kind), _MEMORY, "-Djava.awt.headless=true", "-cp", _libraries(source, kind), _CONVERTER]
    with tempfile.TemporaryDirectory(prefix="golive-", ignore_cleanup_errors=True) as folder:
        plan, xml = Path(folder, f"plan{kind.suffix}"), Path(folder, "converted.xml")
        plan.write_bytes(source.data)
        try:
            done = subprocess.run(  # noqa: S603  # no part of it comes from the plan
                [*command, str(plan), str(xml)],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _unread(source, kind, f"it took longer than {SECONDS:g} seconds") from None
        except OSError as error:
            raise _unread(source, kind, f"Java cannot be started: {error.strerror or error}") from None
        if done.returncode or not xml.is_file() or not xml.stat().st_size:
            raise _unread(source, kind, _reason(done.stdout.decode("utf-8", "replace"), done.returncode))
        return xml.read_bytes()


def _java(source: Source, kind: _Kind) -> str:
    if _libraries_folder() is None:
        what = f"is {kind.name}; to read it, `pip install 'golive[mpp]'` (needs Java), or {kind.remedy}"
        raise refuse(source.path, what)
    home = os.environ.get("JAVA_HOME")
    java = (shutil.which("java", path=str(Path(home, "bin"))) if home else None) or shutil.which("java")
    if java is None:
        raise refuse(source.path, f"is {kind.name}, which needs Java; {_JAVA}, or {kind.remedy}")
    return java


def _libraries(source: Source, kind: _Kind) -> str:
    folder = _libraries_folder()
    if folder is None:
        raise _unread(source, kind, "mpxj is gone")
    return str(folder / "*")


def _libraries_folder() -> Path | None:
    """Where mpxj keeps its Java libraries; None where it is not installed. To import it would start Java."""
    spec = find_spec("mpxj")
    places = spec.submodule_search_locations if spec is not None else None
    folder = Path(next(iter(places)), "lib") if places else None
    return folder if folder is not None and folder.is_dir() else None


def _reason(said: str, status: int) -> str:
    """What went wrong, in one line, from what Java printed."""
    if "Unable to locate a Java Runtime" in said or "No Java runtime present" in said:
        return f"there is no Java: {_JAVA}"
    if "UnsupportedClassVersionError" in said:
        return f"this Java is too old: {_JAVA}"
    if "OutOfMemoryError" in said:
        return "it needs more memory than 1 GB"
    causes = re.findall(r"(?:Conversion Error|Caused by): (?:[\w.$]+(?:Exception|Error))(?:: ([^\n]+))?", said)
    told = [" ".join(cause.split())[:160] for cause in causes if cause]
    return told[0] if told else f"the converter ended with status {status}"


def _unread(source: Source, kind: _Kind, why: str) -> InputError:
    return refuse(source.path, f"is {kind.name} that could not be converted ({why}); {kind.remedy}")
