"""How `--with` finds the record that it belongs to."""

from collections.abc import Sequence

import click

from golive.commands.configured import ConfiguredCommand

_LAYERS = "golive.layers"


class RecordCommand(ConfiguredCommand):
    """A command whose `--with FILE` belongs to the record before it, or to the first where none stands before it.

    `before_records` is how many words stand before the records.
    """

    before_records = 0

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note which layer follows which record, then parse as usual."""
        ctx.meta[_LAYERS] = self._layers(list(args))
        return super().parse_args(ctx, args)

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
