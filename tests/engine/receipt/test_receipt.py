"""The receipt of a report: what it says, and that it says the same wherever and however the same was read."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import golive
from golive import Engine
from golive.engine.receipt.canonical import digest, short
from golive.engine.receipt.written import is_as_written
from golive.engine.report.formats.json import render
from golive.schemas.receipt import Receipt

AS_OF = date(2026, 3, 2)
RECORD = {
    "id": "P-1",
    "name": "Portal",
    "facts": {"touches_production": "yes"},
    "budget": {"baseline": 100000},
    "activities": [{"name": "Sign the charter", "status": "done", "date": "2026-01-05", "covers": []}],
}
Put = Callable[[str, str], Path]


def _receipt(engine: Engine, record: Any, **options: Any) -> Receipt:
    receipt = engine.check(record, as_of=AS_OF, **options).with_receipt().receipt
    assert receipt is not None
    return receipt


def test_it_says_what_was_asked_and_with_what(engine: Engine) -> None:
    receipt = _receipt(engine, RECORD, gate="go-live", select=("CHG-",), min_decided=50)
    asked = receipt.asked
    assert (asked.gate, asked.gate_from, asked.as_of, asked.as_of_from) == ("go-live", "asked", AS_OF, "asked")
    assert (asked.select, asked.min_decided, asked.ruleset, asked.recognise) == (("CHG-",), 50, "pmbok-itil", None)
    assert receipt.ruleset == engine.ruleset.digest


def test_a_stranger_works_out_the_digest_of_a_record(engine: Engine) -> None:
    receipt = _receipt(engine, RECORD)
    assert receipt.record == digest({**RECORD, "facts": {"touches_production": True}})
    assert receipt.values["activities"][0]["date"] == short("2026-01-05")
    assert receipt.waivers is None


def test_the_format_of_the_file_does_not_count(engine: Engine, put: Put) -> None:
    as_json = put("a.json", json.dumps(RECORD))
    as_yaml = put(
        "b.yaml",
        "activities:\n  - {covers: [], date: 2026-01-05, status: done, name: Sign the charter}\n"
        "budget: {baseline: 100000.0}\nfacts: {touches_production: true}\nname: Portal\nid: P-1\n",
    )
    receipts = [_receipt(engine, path) for path in (as_json, as_yaml)]
    assert receipts[0].record == receipts[1].record == _receipt(engine, RECORD).record
    assert receipts[0].values == receipts[1].values
    assert [one.files[0].name for one in receipts] == ["a.json", "b.yaml"]
    assert receipts[1].files[0].sha256 == hashlib.sha256(as_yaml.read_bytes()).hexdigest()


def test_null_where_it_means_something_is_another_record(engine: Engine) -> None:
    assert _receipt(engine, RECORD).record != _receipt(engine, {**RECORD, "dates": {"go_live": None}}).record


def test_what_was_recognised_is_no_part_of_the_record(engine_of: Callable[..., Engine], root: Path) -> None:
    plan = root / "examples/new-office-plan.xml"
    asked, not_asked = _receipt(engine_of(), plan), _receipt(Engine(recognise=False), plan)
    assert asked.record == not_asked.record
    assert (not_asked.knowledge, not_asked.recognised) == (None, None)
    assert asked.knowledge is not None
    assert asked.recognised is not None
    assert [file.role for file in asked.files] == ["record", "beside"]


def test_files_of_waivers_count_with_those_of_the_record(engine: Engine, put: Put) -> None:
    waiver = {"covers": ["change-mgmt/*"], "reason": "Frozen", "by": "Ada", "date": "2026-01-01"}
    path = put("waivers.json", json.dumps([waiver]))
    own, laid = _receipt(engine, {**RECORD, "waivers": [waiver]}), _receipt(engine, engine.waived(RECORD, str(path)))
    assert own.waivers == laid.waivers == digest([waiver])
    assert own.record == laid.record
    assert [file.role for file in laid.files] == ["waivers"]


def test_a_profile_is_told_by_what_it_changes(root: Path, tmp_path: Path) -> None:
    home = root / "examples/profiles"
    path = next(home.glob("*.yaml"))
    there = Path(shutil.copy(path, tmp_path))
    receipts = [_receipt(Engine(profile=one), RECORD) for one in (path, there)]
    assert receipts[0].profiles == receipts[1].profiles != ()
    assert receipts[1].asked.profiles == (path.name,)


def test_many_values_have_a_digest_for_each_element(engine: Engine) -> None:
    tasks = [{"name": f"Task {n}", "status": "done"} for n in range(1001)]
    values = _receipt(engine, {"name": "Large", "activities": tasks}).values
    assert values["activities"][7] == short(tasks[7])
    assert values["name"] == short("Large")


# The digest of the report itself.


def test_every_way_to_json_has_the_receipt_and_fits_it() -> None:
    report = golive.check(RECORD, as_of=AS_OF)
    texts = [report.model_dump_json(), report.as_json, render([report]), json.dumps(report.model_dump(mode="json"))]
    assert [is_as_written(json.loads(text)) for text in texts] == [True] * 4
    assert is_as_written(json.loads(json.dumps(json.loads(texts[0]), indent=4)))


@pytest.mark.parametrize(
    "edit",
    [
        lambda value: value["verdict"].update(result="go"),
        lambda value: value["activities"][0].update(owner="Eve"),
        lambda value: value["activities"].pop(),
        lambda value: value["receipt"].update(record="0" * 64),
        lambda value: value["receipt"]["asked"].update(as_of="2026-03-03"),
        lambda value: value.update(more=1),
        lambda value: value["receipt"].pop("result"),
    ],
)
def test_an_edited_report_does_not_fit_its_receipt(edit: Callable[[Any], None]) -> None:
    value = json.loads(golive.check(RECORD, as_of=AS_OF).as_json)
    edit(value)
    assert not is_as_written(value)


def test_a_changed_copy_gets_a_receipt_of_what_it_says(engine: Engine) -> None:
    report = engine.check(RECORD, as_of=AS_OF)
    copy = report.model_copy(update={"notes": ["more"]})
    assert is_as_written(json.loads(copy.as_json))
    assert json.loads(copy.as_json)["receipt"]["result"] != json.loads(report.as_json)["receipt"]["result"]


def test_terms_are_told(engine: Engine) -> None:
    report = engine.in_terms(engine.check(RECORD, as_of=AS_OF), "pmbok6", "itil4").with_receipt()
    assert report.receipt is not None
    assert report.receipt.asked.terms == ("pmbok6", "itil4")
    assert is_as_written(json.loads(report.as_json))


def test_text_does_not_pay_for_it(engine: Engine) -> None:
    assert engine.check(RECORD, as_of=AS_OF).receipt is None


_ELSEWHERE = (
    ({"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1"}),
    ({"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "77", "LC_ALL": "C"}),
)


def test_machine_time_zone_locale_and_folder_do_not_count(root: Path, tmp_path: Path) -> None:
    """In processes of their own, as hash seed and locale are decided when one starts."""
    receipts = []
    for number, settings in enumerate(_ELSEWHERE):
        folder = tmp_path / str(number)
        folder.mkdir()
        shutil.copy(root / "examples/data-centre-move.xml", folder / "move.xml")
        command = [sys.executable, "-m", "golive.cli", "check", "move.xml", "--as-of", "2026-11-02", "-f", "json"]
        done = subprocess.run(command, cwd=folder, env={**os.environ, **settings}, capture_output=True, check=False)
        receipts.append(json.loads(done.stdout)["receipt"])
    assert receipts[0] == receipts[1]
