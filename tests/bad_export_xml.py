"""Broken, hostile and odd XML: MS Project, ServiceNow, and what is neither."""

from collections.abc import Callable

from bad_export import Export, as_is
from mspdi_xml import NAMESPACE, plan, task

THREE = plan(task(1, "Define", PercentComplete=100), task(2, "Build", PercentComplete=30), task(3, "Go live"))
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
_SN = '<?xml version="1.0" encoding="UTF-8"?>\n<xml>{}</xml>'
_SN_TASK = "<pm_project_task><number>{0}</number><short_description>{1}</short_description>{2}</pm_project_task>\n"


def _with(*tasks: str, after: str = "", **head: object) -> Callable[[], str]:
    return lambda: plan(*tasks, after=after, **head)


def _encoded(name: str, declared: str | None = None) -> Callable[[], bytes]:
    text = plan(task(1, "Übergabe"), task(2, "Abnahme")).replace("UTF-8", declared or name)
    return lambda: text.encode(name)


def _linked(uid: int, *before: int) -> str:
    return "".join(f"<PredecessorLink><PredecessorUID>{one}</PredecessorUID></PredecessorLink>" for one in before)


def _sn(*tasks: str) -> Callable[[], str]:
    return lambda: _SN.format("".join(tasks))


XML: dict[str, Export] = {
    # cut off, damaged, something else
    "xml: cut in the middle": Export("plan.xml", lambda: THREE[:-120], ("is not well-formed XML",)),
    "xml: cut in a tag": Export("plan.xml", lambda: THREE[: THREE.index("<Name>Build") + 4], ("well-formed XML",)),
    "xml: cut and ended by hand": Export(
        "plan.xml",
        lambda: THREE[: THREE.index("<Name>Build")] + "</Task></Tasks></Project>",
        ("1 row without a name left out",),
        1,
        1,
    ),
    "xml: two plans in one file": Export(
        "plan.xml",
        lambda: THREE + THREE,
        (
            ":7: is not well-formed XML (junk after document element)",
            "something stands behind its end: export it again, ",
        ),
    ),
    "xml: ampersand typed by hand": Export(
        "plan.xml",
        _with(task(1, "Test & train")),
        (":3: is not well-formed XML (invalid token)", "and < is written &lt;"),
    ),
    "xml: a control character": Export("plan.xml", _with(task(1, "Bell\x07")), (), 1),
    "xml: a nul in a name": Export("plan.xml", _with(task(1, "Be\0ll")), (), 1),
    "xml: text before the declaration": Export(
        "plan.xml",
        lambda: "Here you are:\n" + THREE,
        (
            ":1: begins with 'Here you are:', and XML begins with <",
            "take away what stands before it, or export it agai",
        ),
    ),
    "xml: mail headers before it": Export(
        "plan.xml",
        lambda: "Content-Type: text/xml\n\n" + THREE,
        (
            ":1: begins with 'Content-Type: text/xml', and XML begins with <",
            "take away what stands before it, or export it agai",
        ),
    ),
    "xml: blank lines before the declaration": Export(
        "plan.xml",
        lambda: "\n\n" + THREE,
        (
            ":3: is not well-formed XML (XML or text declaration not at start o",
            "take away what stands before <?xml, blank lines, t",
        ),
    ),
    "xml: only the declaration": Export(
        "plan.xml",
        as_is('<?xml version="1.0"?>\n'),
        (
            ":1: begins like XML but has no element near its beginning",
            "in MS Project choose File > Save As > XML Format (",
        ),
    ),
    "xml: empty": Export("plan.xml", as_is(b""), ("is empty", "`golive init` writes a record to fill in")),
    "xml: only blanks": Export(
        "plan.xml", as_is(b" \r\n \r\n"), ("is empty", "`golive init` writes a record to fill in")
    ),
    "xml: only zeros": Export(
        "plan.xml",
        as_is(bytes(4096)),
        ("begins with zeros, as a file does that was not stored whole", "copy or export it again"),
    ),
    "xml: zeros in its second half": Export(
        "plan.xml",
        lambda: THREE.encode()[:400] + bytes(400),
        (":5: is not well-formed XML (no element found)", "it breaks off there: export it again"),
    ),
    "xml: a page of a login": Export(
        "plan.xml",
        as_is("<!DOCTYPE html>\n<html><body>Sign in</body></html>"),
        (":1: is a web page, perhaps the error page of a failed export", "export it again"),
    ),
    "xml: a feed": Export(
        "plan.xml",
        as_is('<?xml version="1.0"?><rss version="2.0"><channel/></rss>'),
        (":1: is XML of an unknown kind (<rss>)", "in MS Project choose File > Save As > XML Format ("),
    ),
    "xml: an error of a service": Export(
        "plan.xml",
        as_is("<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>"),
        (":1: is XML of an unknown kind (<Error>)", "in MS Project choose File > Save As > XML Format ("),
    ),
    "xml: a picture": Export(
        "plan.xml",
        as_is('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        (":1: is XML of an unknown kind (<svg>)", "in MS Project choose File > Save As > XML Format ("),
    ),
    # hostile
    "xml: a billion laughs": Export(
        "plan.xml",
        lambda: THREE.replace("<Project", f"<!DOCTYPE Project [{_LAUGHS}]><Project", 1).replace("Build", "&l9;"),
        (":2: contains a DTD or entities", "save it again from the tool it comes from"),
    ),
    "xml: quadratic entities": Export(
        "plan.xml",
        lambda: THREE.replace("<Project", f'<!DOCTYPE Project [<!ENTITY a "{"a" * 50_000}">]><Project', 1).replace(
            "Build", "&a;" * 10_000
        ),
        (":2: contains a DTD or entities", "save it again from the tool it comes from"),
    ),
    "xml: a file of the machine as entity": Export(
        "plan.xml",
        lambda: THREE.replace("<Project", '<!DOCTYPE P [<!ENTITY f SYSTEM "file:///etc/passwd">]><Project', 1).replace(
            "Build", "&f;"
        ),
        (":2: contains a DTD or entities", "save it again from the tool it comes from"),
    ),
    "xml: a DTD from elsewhere": Export(
        "plan.xml",
        lambda: THREE.replace("<Project", '<!DOCTYPE Project SYSTEM "http://x.invalid/p.dtd"><Project', 1),
        (":2: contains a DTD or entities", "save it again from the tool it comes from"),
    ),
    "xml: an inclusion": Export(
        "plan.xml",
        lambda: THREE.replace(
            "<Name>Build</Name>", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'
        ),
        ("1 row without a name left out",),
        2,
        1,
    ),
    "xml: nested a thousand times": Export(
        "plan.xml",
        _with(task(1, "A", inside="<a>" * 1000 + "</a>" * 1000)),
        (":3: is nested deeper than 32 levels", "no plan needs that: export it again"),
    ),
    "xml: nested a million times": Export(
        "plan.xml",
        lambda: "<Project>" + "<a>" * 1_000_000,
        (":1: is nested deeper than 32 levels", "no plan needs that: export it again"),
    ),
    "xml: a name of 5 MB": Export("plan.xml", _with(task(1, "n" * 5_000_000), task(2, "B")), (), 2),
    "xml: an attribute of 5 MB": Export(
        "plan.xml", lambda: THREE.replace("<Tasks>", f'<Tasks a="{"n" * 5_000_000}">'), (), 3, 1
    ),
    "xml: 20,000 attributes": Export(
        "plan.xml",
        lambda: THREE.replace("<Tasks>", "<Tasks " + " ".join(f'a{n}="1"' for n in range(20_000)) + ">"),
        (),
        3,
        1,
    ),
    "xml: a comment of 5 MB before the plan": Export(
        "plan.xml",
        lambda: THREE.replace("<Project", f"<!--{'c' * 5_000_000}--><Project", 1),
        (
            ":1: begins like XML but has no element near its beginning",
            "in MS Project choose File > Save As > XML Format (",
        ),
    ),
    "xml: 300,000 rows": Export(
        "plan.xml",
        lambda: "<Project><Tasks>" + "<Task/>" * 300_000 + "</Tasks></Project>",
        (":1: has more than 200,000 rows", "split the plan"),
    ),
    "xml: escape codes of a terminal in a name": Export("plan.xml", _with(task(1, "&#x9b;31mRed&#x202e;ver")), (), 1),
    # encodings
    "xml: UTF-16 with a mark": Export("plan.xml", _encoded("utf-16"), (), 2),
    "xml: UTF-16 without a mark": Export("plan.xml", _encoded("utf-16-le", "UTF-16"), (), 2),
    "xml: Latin-1 as it says": Export("plan.xml", _encoded("iso-8859-1"), (), 2),
    "xml: Latin-1 that says UTF-8": Export(
        "plan.xml",
        _encoded("iso-8859-1", "UTF-8"),
        (":3: is not well-formed XML (byte 0xdc is not UTF-8)", "export it again, or save it as UTF-8"),
    ),
    "xml: Windows-1252 as it says": Export("plan.xml", _encoded("windows-1252"), (), 2),
    "xml: UTF-8 that says UTF-16": Export("plan.xml", _encoded("utf-8", "UTF-16"), (), 2),
    "xml: UTF-32": Export(
        "plan.xml",
        _encoded("utf-32"),
        (":1: is not well-formed XML (byte 0xff is not UTF-8)", "export it again, or save it as UTF-8"),
    ),
    "xml: an encoding that there is not": Export(
        "plan.xml",
        _encoded("utf-8", "klingon-7"),
        ("is not XML that can be read (unknown encoding: klingon-7)", "save it as UTF-8"),
    ),
    "xml: half UTF-8, half Latin-1": Export(
        "plan.xml",
        lambda: plan(task(1, "Übergabe"), task(2, "ANCHOR")).encode().replace(b"ANCHOR", b"\xdcbung"),
        (":4: is not well-formed XML (byte 0xdc is not UTF-8)", "export it again, or save it as UTF-8"),
    ),
    # odd plans
    "xml: a plan without tasks": Export(
        "plan.xml",
        as_is(f'<Project xmlns="{NAMESPACE}"><Tasks/></Project>'),
        (":1: is a <Project> without a <Task>", "save the plan itself as XML"),
    ),
    "xml: no Tasks at all": Export(
        "plan.xml",
        as_is("<Project><Name>P</Name></Project>"),
        (":1: is a <Project> without a <Task>", "save the plan itself as XML"),
    ),
    "xml: only the summary of the project": Export("plan.xml", _with(task(0, "P", 0)), (), 0),
    "xml: only blank rows": Export(
        "plan.xml", _with(*[task(n, IsNull=1) for n in range(1, 6)]), ("5 rows without a name left out",), 0
    ),
    "xml: tasks without names": Export(
        "plan.xml", _with(task(1, "A"), task(2), task(3, "  "), task(4, "B")), ("2 rows without a name left out",), 2
    ),
    "xml: names of blanks and signs alone": Export(
        "plan.xml", _with(task(1, "\u00a0"), task(2, "-"), task(3, "\u200b")), ("1 row without a name left out",), 2
    ),
    "xml: the same UID for all": Export(
        "plan.xml", _with(*[task(1, f"T{n}") for n in range(4)]), ("another task has the UID 1, too",), 4
    ),
    "xml: UIDs that are no numbers": Export(
        "plan.xml",
        _with(
            *[
                "<Task><UID>x</UID><Name>A</Name></Task>",
                "<Task><UID>-1</UID><Name>B</Name></Task>",
                "<Task><UID>99999999999999999999</UID><Name>C</Name></Task>",
                "<Task><Name>D</Name></Task>",
            ]
        ),
        (),
        4,
    ),
    "xml: predecessors in a circle": Export(
        "plan.xml", _with(task(1, "A", inside=_linked(1, 2)), task(2, "B", inside=_linked(2, 1))), (), 2
    ),
    "xml: a task that follows itself": Export("plan.xml", _with(task(1, "A", inside=_linked(1, 1))), (), 1),
    "xml: predecessors that are not there": Export(
        "plan.xml", _with(task(1, "A", inside=_linked(1, 77))), ("no task is called '77'",), 1
    ),
    "xml: levels that jump": Export(
        "plan.xml", _with(task(1, "A", 1), task(2, "B", 9), task(3, "C", 4), task(4, "D", 1)), (), 4
    ),
    "xml: levels below nothing, above 65,000, negative": Export(
        "plan.xml",
        _with(task(1, "A", -3), task(2, "B", 65_536), task(3, "C", None), task(4, "D", OutlineLevel="two")),
        (),
        4,
    ),
    "xml: 200 levels": Export("plan.xml", _with(*[task(n, f"L{n}", n) for n in range(1, 201)]), (), 200),
    "xml: dates of 1970, 1984, 2149 and 9999": Export(
        "plan.xml",
        _with(
            *[
                task(n, f"T{n}", Start=f"{y}T08:00:00", Finish=f"{y}T17:00:00", ActualFinish=f"{y}T17:00:00")
                for n, y in enumerate(("1970-01-01", "1984-01-01", "2149-12-31", "9999-12-31", "0001-01-01"), 1)
            ]
        ),
        (),
        5,
    ),
    "xml: dates in words and in the order of other countries": Export(
        "plan.xml",
        _with(
            *[
                task(n, f"T{n}", Finish=y, ActualFinish=y)
                for n, y in enumerate(
                    ("13/12/2026", "Mon 12.10.26", "NA", "tomorrow", "2026-13-45T00:00:00", "20261213", "46000"), 1
                )
            ]
        ),
        (),
        7,
        1,
    ),
    "xml: percentages that are none": Export(
        "plan.xml",
        _with(
            *[
                task(n, f"T{n}", PercentComplete=p)
                for n, p in enumerate(
                    ("", "NaN", "-5", "101", "1e2", "99.999", "100%", "yes", "\u0661\u0660\u0660", "100.0"), 1
                )
            ]
        ),
        (),
        10,
        1,
    ),
    "xml: done with an actual finish and 0 percent": Export(
        "plan.xml", _with(task(1, "A", PercentComplete=0, ActualFinish="2026-01-05T17:00:00")), (), 1, 1
    ),
    "xml: a hundred percent but inactive": Export(
        "plan.xml", _with(task(1, "A", PercentComplete=100, Active=0)), (), 1
    ),
    "xml: fields that stand twice": Export(
        "plan.xml",
        _with(
            task(
                1,
                "A",
                inside="<Name>Z</Name><PercentComplete>100</PercentComplete><PercentComplete>0</PercentComplete>",
            )
        ),
        (),
        1,
        1,
    ),
    "xml: elements of another namespace": Export(
        "plan.xml",
        as_is(
            '<p:Project xmlns:p="urn:x"><p:Tasks><p:Task><p:UID>1</p:UID>'
            "<p:Name>A</p:Name></p:Task></p:Tasks></p:Project>"
        ),
        (),
        1,
    ),
    "xml: names in CDATA with markup": Export("plan.xml", _with(task(1, "<![CDATA[<b>A</b> & B]]>")), (), 1),
    "xml: assignments to nobody": Export(
        "plan.xml",
        _with(
            task(1, "A"),
            after="<Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>9</ResourceUID>"
            "</Assignment><Assignment/></Assignments>",
        ),
        (),
        1,
    ),
    "xml: a wrong id of an activity in a field": Export(
        "plan.xml",
        _with(
            task(
                1,
                "A",
                inside="<ExtendedAttribute><FieldID>188743731</FieldID><Value>change-mgmt/submit-rfc-prodction</Value></ExtendedAttribute>",
            )
        ),
        ("did you mean",),
    ),
    "xml: called .json": Export("plan.json", as_is(THREE), (), 3, 1),
    "xml: called .csv": Export("plan.csv", as_is(THREE), (), 3, 1),
    "xml: without a suffix": Export("plan", as_is(THREE), (), 3, 1),
    "servicenow xml: cut": Export(
        "sn.xml",
        lambda: _SN.format(_SN_TASK.format("T1", "A", ""))[:-20],
        (":2: is not well-formed XML (unclosed token)", "it breaks off there: export it again"),
    ),
    "servicenow xml: empty": Export(
        "sn.xml", as_is("<xml></xml>"), ("has no rows", "export the project (pm_project), its tasks (pm_pro")
    ),
    "servicenow xml: an unknown table": Export(
        "sn.xml",
        as_is("<xml><sys_user><name>A</name></sys_user></xml>"),
        ("has no rows", "export the project (pm_project), its tasks (pm_pro"),
    ),
    "servicenow xml: tasks without names and twice": Export(
        "sn.xml",
        _sn(_SN_TASK.format("T1", "A", ""), _SN_TASK.format("T1", "A", ""), _SN_TASK.format("T2", "", "")),
        ("1 row without a name left out",),
        2,
    ),
    "servicenow xml: an entity": Export(
        "sn.xml",
        as_is('<!DOCTYPE xml [<!ENTITY a "b">]><xml><pm_project_task/></xml>'),
        (":1: contains a DTD or entities", "save it again from the tool it comes from"),
    ),
}
