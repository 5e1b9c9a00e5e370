"""A file of waivers, which may serve many projects."""

from pydantic import Field

from golive.schemas.elements import Waiver
from golive.schemas.words import Model


class WaiverFile(Model):
    """The waivers of a file that is given with --waivers; a list of them alone is read, too."""

    waivers: list[Waiver] | None = Field(description="Without scope a waiver is meant for every record given with it.")
