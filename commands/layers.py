"""How `--with` finds the record that it belongs to, and which words are worked-through lists."""

from collections.abc import Sequence

import click

from golive.commands.configured import ConfiguredCommand
from golive.commands.inputs import note_input
from golive.engine.load.worked.read import is_worked_file

_LAYERS, _LISTS = "golive.layers", "golive.lists"


class RecordCommand(ConfiguredCommand):
    """A command whose `--with FILE` belongs to the record before it, or to the first where none stands before it.

    `before_records` is how many words stand before the records; `writes_lists` says that a worked-through list may be
    written anew where it was read.
    """

    before_records = 0
    writes_lists = False

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note which layer follows which record and which records are worked-through lists, then parse as usual."""
        words = self._positions(args)[self.before_records :]
        lists = [at for at in words if is_worked_file(args[at])] if len(words) > 1 else []
        if len(lists) == len(words):
            lists = []  # no record stands beside them, and whoever reads them says so
        ctx.meta[_LISTS] = [args[at] for at in lists]
        args = [word for at, word in enumerate(args) if at not in lists]
        ctx.meta[_LAYERS] = self._layers(list(args))
        note_input(ctx, "a layer of a record", *(path for layers in ctx.meta[_LAYERS] for path in layers))
        if not self.writes_lists:
            note_input(ctx, "a worked-through list", *ctx.meta[_LISTS])
        return super().parse_args(ctx, args)

    def _positions(self, args: Sequence[str]) -> list[int]:
        """Where in the arguments the words stand that belong to no option."""
        valued = {name for p in self.params if isinstance(p, click.Option) and not p.is_flag for name in p.opts}
        found: list[int] = []
        skipped = False
        for at, word in enumerate(args):
            if word == "--":
                return [*found, *range(at + 1, len(args))]
            if skipped or (word.startswith("-") and word != "-"):
                skipped = not skipped and word in valued
            else:
                found.append(at)
        return found

    def _layers(self, args: list[str]) -> list[list[str]]:
        """The files given by --with, by the number of the record."""
        valued = {name for p in self.params if isinstance(p, click.Option) and not p.is_flag for name in p.opts}
        layers: list[list[str]] = [[]]
        records = -self.before_records
        rest = iter(args)
        for word in rest:
            if word == "--":
                records += sum(1 for _ in rest)
            elif word.startswith("--with="):
                layers[-1].append(word.removeprefix("--with="))
            elif word in valued:
                value = next(rest, "")
                if word == "--with":
                    layers[-1].append(value)
            elif not word.startswith("-") or word == "-":
                records += 1
                if records > 1:
                    layers.append([])
        return layers + [[] for _ in range(records - len(layers))]


def layers_of(ctx: click.Context, number: int) -> Sequence[str]:
    """The files laid over the record of that number."""
    layers: list[list[str]] = ctx.meta[_LAYERS]
    return layers[number] if number < len(layers) else ()


def lists_of(ctx: click.Context) -> Sequence[str]:
    """The worked-through lists among the words of the command."""
    lists: list[str] = ctx.meta.get(_LISTS, [])
    return list(dict.fromkeys(lists))
