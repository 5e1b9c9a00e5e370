"""A page for each command, from what the program itself says, with the examples that the other pages have."""

import inspect
import re
import shlex
from collections.abc import Iterator
from itertools import islice

import click
from staging import DOCS, ROOT, pages_of_docs

from golive.commands.group import golive
from golive.commands.settings import options_of
from golive.schemas.settings import variable_of

_LINE = re.compile(r"^\$ (golive .*)$", re.MULTILINE)
_BLOCK = re.compile(r"^```console.*?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SENTENCE = re.compile(r"(Exit status: .*?[^.])\.(?:\s|$)", re.DOTALL)
_MOST = 4
_STATUS = """## Exit status

| status | when |
|---|---|
| 0 | nothing to report, or done |
| 1 | something to report; the page of the command says what |
| 2 | wrong usage or input; standard error says what is wrong and what to write instead |
| 130 | interrupted; nothing was left half written |
| 141 | whoever read the output has gone |
"""


def command_pages() -> dict[str, str]:
    """From the name of each page to its Markdown."""
    examples = _examples()
    commands = dict(_walk(golive, ()))
    pages = {f"commands/{'-'.join(path)}.md": _page(path, one, examples) for path, one in commands.items()}
    return pages | {"commands/index.md": _index(commands)}


def _walk(group: click.Group, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _walk(command, (*path, name))
        elif command is not None and not command.hidden:
            yield (*path, name), command


def _index(commands: dict[tuple[str, ...], click.Command]) -> str:
    lines = [
        "# Commands",
        "",
        "Made from the program itself: what `golive COMMAND --help` says, command by command.",
        "",
    ]
    lines += ["| command | what it says |", "|---|---|"]
    for path, command in commands.items():
        words = _escaped(_sentences(command)[0])
        lines.append(f"| [`golive {' '.join(path)}`]({'-'.join(path)}.md) | {words} |")
    names = ["-".join(path) for path in commands]
    return "\n".join([*lines, "", _STATUS, "```{toctree}", ":hidden:", ":titlesonly:", "", *names, "```", ""])


def _sentences(command: click.Command) -> list[str]:
    """The paragraphs of its help."""
    text = inspect.cleandoc(command.help or "").replace("\b\n", "")
    return [" ".join(part.split()) for part in text.split("\n\n")]


def _page(path: tuple[str, ...], command: click.Command, examples: dict[tuple[str, ...], list[tuple[str, str]]]) -> str:
    context = click.Context(command, info_name=" ".join(path), parent=click.Context(golive, info_name="golive"))
    settings = {option.name: setting for setting, option in options_of(context)}
    usage = " ".join(" ".join(command.collect_usage_pieces(context)).split())
    lines = [f"# golive {' '.join(path)}", "", "```text", f"golive {' '.join(path)} {usage}", "```", ""]
    text = "\n\n".join(_sentences(command))
    status = _SENTENCE.search(text)
    lines += [_escaped(_SENTENCE.sub("", text)), ""]
    options = [one for one in command.get_params(context) if isinstance(one, click.Option) and not one.hidden]
    lines += [
        "## Options",
        "",
        "| option | what it does |",
        "|---|---|",
        *(_option(one, context, settings) for one in options),
        "",
    ]
    if status:
        lines += [
            "## Exit status",
            "",
            _escaped(status[1].removeprefix("Exit status: ").strip().capitalize()) + ".",
            "",
        ]
    shown = list(islice(examples.get(path, []), _MOST))
    if shown:
        lines += ["## Examples", ""]
        lines += [f"- `{line}` ({page})" for line, page in shown]
    return "\n".join(lines) + "\n"


def _option(option: click.Option, context: click.Context, settings: dict[str, str]) -> str:
    help_of = option.get_help_record(context)
    names, words = help_of if help_of is not None else (option.opts[0], option.help or "")
    setting = settings.get(str(option.name))
    extra = f" [Setting](../settings.md) `{setting}`, `{variable_of(setting)}`." if setting else ""
    return f"| `{names.replace('|', chr(92) + '|')}` | {_escaped(words)}{extra} |"


def _escaped(text: str) -> str:
    """Words of help in Markdown; names of things in capitals and options stay as they are."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)


def _examples() -> dict[tuple[str, ...], list[tuple[str, str]]]:
    """What the pages run, by command: the line, and the page as a link from the folder of the commands."""
    found: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for page in pages_of_docs():
        if not page.is_relative_to(DOCS):
            continue
        text = page.read_text("utf-8")
        title = text.partition("# ")[2].partition("\n")[0].replace("`", "")
        for block in _BLOCK.findall(text):
            for line in _LINE.findall(block):
                words = shlex.split(line, comments=True)
                deep = words[1:2] if words[1:2] != ["rules"] and words[1:2] != ["waivers"] else words[1:3]
                link = f"[{title}](../{page.relative_to(ROOT / 'docs').as_posix()})"
                if all(line != other for other, _ in found.setdefault(tuple(deep), [])):
                    found[tuple(deep)].append((line, link))
    return found
