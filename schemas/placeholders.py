"""Texts that stand where something is still to be written: the one list, which the rules EVD-01 to EVD-03 read, too."""

_EITHER = ("n/a", "n.a", "-", "--", "\N{EN DASH}", "?", "???", "xxx", "dummy", "placeholder")
_LATER = ("TBD", "TBC", "TBA", "to be defined", "to be confirmed", "to be written", "(to be written)")
FOR_TEXTS = (*_LATER, "todo", "to do", "none yet", "see above", "as above", "ditto", *_EITHER)
FOR_PEOPLE = (*_LATER, "N.N", "NN", "to be named", "nobody", "no one", "unknown", "somebody", *_EITHER)
