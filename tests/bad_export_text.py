"""Broken, hostile and odd texts and plans of other programs: Markdown, plain text, .mpp, what is no plan at all."""

from bad_export import Export, as_is

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

TEXTS: dict[str, Export] = {
    "markdown: empty": Export("plan.md", as_is(b""), ("is empty", "`golive init` writes a record to fill in")),
    "markdown: prose alone": Export(
        "plan.md",
        as_is("# Plan\n\nWe will see to it.\n"),
        ("is Markdown without a task", "write one task a line as `- [ ] Task`"),
    ),
    "markdown: headings alone": Export(
        "plan.md",
        as_is("# Plan\n\n## Build\n\n## Test\n"),
        ("is Markdown without a task", "write one task a line as `- [ ] Task`"),
    ),
    "markdown: boxes without texts": Export(
        "plan.md", as_is("- [ ]\n- [x] \n- [ ] Train\n"), ("2 boxes without a text left out",), 1
    ),
    "markdown: marks of every kind": Export(
        "plan.md",
        as_is("- [ ] a\n- [x] b\n- [X] c\n- [-] d\n- [?] e\n- [ x ] f\n- [] g\n- [✓] h\n"),
        ("1 line without a box left out",),
        7,
        3,
    ),
    "markdown: a box that is never closed": Export(
        "plan.md", as_is("- [ Train\n- [ ] Test\n"), ("1 line without a box left out",), 1
    ),
    "markdown: a fence that is never closed": Export(
        "plan.md", as_is("- [x] Train\n\n```\n- [x] Test\n- [x] Build\n"), (), 1, 1
    ),
    "markdown: 20,000 headings": Export("plan.md", lambda: "# h\n" * 20_000 + "- [ ] a\n", (), 1),
    "markdown: nested 2,000 times": Export(
        "plan.md", lambda: "\n".join("  " * n + "- [ ] a" for n in range(2_000)), (), 29
    ),
    "markdown: quotes nested 50,000 times": Export("plan.md", lambda: ">" * 50_000 + " - [ ] a\n- [ ] b\n", (), 1),
    "markdown: 500,000 brackets": Export(
        "plan.md", lambda: "- [ ] a\n\n" + "[" * 500_000, ("has more than 150,000 opening brackets", "split it")
    ),
    "markdown: 40,000 stars": Export("plan.md", lambda: "- [ ] a\n\n" + "*a " * 40_000 + "_b " * 20_000, (), 1),
    "markdown: 100,000 backquotes": Export(
        "plan.md", lambda: "- [ ] a\n\n" + "".join("`" * n + " " for n in range(400)), (), 1
    ),
    "markdown: a table with rows too short": Export(
        "plan.md",
        as_is("| Task | Status |\n|---|---|\n| A | done |\n| B |\n| | open |\n"),
        ("1 box without a text left out",),
        2,
        1,
    ),
    "markdown: a table of 5,000 columns": Export(
        "plan.md", lambda: "|Task" + "|x" * 5_000 + "|\n" + "|--" * 5_001 + "|\n|A" + "|y" * 5_000 + "|\n", (), 1
    ),
    "markdown: 10 MB": Export(
        "plan.md",
        lambda: "- [ ] a task of some length\n" * 400_000,
        ("has 11,200,000 bytes", "Markdown of more than 5,000,000 bytes is not read"),
    ),
    "markdown: Windows-1252": Export(
        "plan.md",
        lambda: "- [ ] Übergabe\n".encode("cp1252"),
        (":1: is not UTF-8 (byte 0xdc)", "save the file as UTF-8"),
    ),
    "markdown: UTF-16": Export(
        "plan.md", lambda: "- [x] Übergabe\n".encode("utf-16"), ("is UTF-16", "save it as UTF-8")
    ),
    "markdown: a page": Export(
        "plan.md",
        as_is("<!DOCTYPE html><html><body>404</body></html>"),
        (":1: is a web page, perhaps the error page of a failed export", "export it again"),
    ),
    "markdown: front matter alone": Export(
        "plan.md",
        as_is("---\ntitle: Plan\n---\n"),
        ("is Markdown without a task", "write one task a line as `- [ ] Task`"),
    ),
    "markdown: markup in it": Export(
        "plan.md", as_is("- [ ] <script>alert(1)</script> Test\n- [x] <!-- no --> Train\n"), (), 2, 1
    ),
    "text: an answer of a service": Export(
        "plan.txt", as_is("Unauthorized"), (":1: is no record", "write keys and values, as `golive init` shows")
    ),
    "text: binary": Export(
        "plan.txt", lambda: bytes(range(256)) * 20, ("is no text, but the file of a program", "export it as XLSX")
    ),
    "mpp: a stump": Export("plan.mpp", as_is(_OLE), ("is an MS Project file (.mpp)",)),
    "mpp: zeros behind the beginning": Export(
        "plan.mpp", as_is(_OLE + bytes(5_000)), ("is an MS Project file (.mpp)",)
    ),
    "mpp: a document of Word by that name": Export(
        "plan.mpp", lambda: _OLE + bytes(2_000) + "WordDocument".encode("utf-16-le"), ("is an MS Project file (.mpp)",)
    ),
    "mpp: a zip by that name": Export(
        "plan.mpp",
        as_is(b"PK\x03\x04" + bytes(100)),
        ("is a broken zip or Excel file (File is not a zip file)", "open it in a spreadsheet and save it again"),
    ),
    "mpp: empty": Export("plan.mpp", as_is(b""), ("is empty",)),
    "mpp: a page": Export("plan.mpp", as_is("<html>Sign in</html>"), ("is a web page",)),
    "mpx: the first line": Export(
        "plan.mpx", as_is("MPX,Microsoft Project for Windows,4.0,ANSI\n"), ("is an MPX file",)
    ),
    "xer: the first line": Export("plan.xer", as_is("ERMHDR\t19.12\t2026-01-01\tProject\n"), ("is a Primavera file",)),
    "pod: without the XML": Export(
        "plan.pod", as_is(b"\xac\xed\x00\x05sr" + bytes(200)), ("without XML in it", "save it again")
    ),
    "pod: XML that is cut": Export(
        "plan.pod",
        as_is(b"\xac\xed\x00\x05@@@@@@@@@@ProjectLibreSeparator_MSXML@@@@@@@@@@<Project><Tasks>"),
        (":1: is not well-formed XML (no element found)", "it breaks off there: export it again"),
    ),
    "a picture": Export("plan.png", as_is(b"\x89PNG\r\n\x1a\n" + bytes(50)), ("is a picture",)),
    "a PDF": Export("plan.pdf", as_is("%PDF-1.7\n%âãÏÓ\n"), ("is a PDF",)),
    "a mail": Export(
        "plan.eml",
        as_is("From: ann@x.example\nTo: bo@x.example\nSubject: the plan\n\nSee below.\n"),
        (":6: is not YAML: could not find expected ':'", "check the indentation here and in the line before"),
    ),
    "a script": Export(
        "plan",
        as_is("#!/bin/sh\nset -e\ngolive check plan.xml\n"),
        (":1: is no record", "write keys and values, as `golive init` shows"),
    ),
    "chance": Export(
        "plan.bin",
        lambda: bytes((n * 7919 >> 3) & 255 for n in range(20_000)),
        ("is no text, but the file of a program", "export it as XLSX"),
    ),
}
