"""The works that a ruleset cites, and where in them something is said."""

from golive.schemas.ruleset_words import Prose
from golive.schemas.words import Model


class Work(Model):
    """A work that the ruleset cites."""

    title: Prose
    author: str | None = None
    year: int | None = None
    note: str | None = None

    def cited(self) -> str:
        """Title, author and year, as far as they are known."""
        by = ", ".join(str(part) for part in (self.author, self.year) if part)
        return f"{self.title} ({by})" if by else self.title


class Source(Model):
    """Where a work says it."""

    work: str
    section: str
