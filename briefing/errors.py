"""The errors that a user can meet, each of which says what, where and the way out."""

from __future__ import annotations


class BriefingError(Exception):
    """A named failure: one line that says what went wrong, where, and the way out.

    The command line prints it and exits with `exit_code`; nothing else in the
    package catches it.
    """

    exit_code = 1

    def __init__(self, what: str, way_out: str = "") -> None:
        """Join `what` (what and where) and `way_out` (what the user can do) to one line."""
        self.what = what
        self.way_out = way_out
        super().__init__(" ".join(f"{what}; {way_out}".split()) if way_out else what)

    def __reduce__(self) -> tuple[type[BriefingError], tuple[str, str]]:
        """Return how to make it again in another process."""
        return type(self), (self.what, self.way_out)


class SourceError(BriefingError):
    """A source cannot be read, or holds nothing that a brief could be made of."""


class TemplateError(BriefingError):
    """A template is missing, does not parse, or asks for something that there is not."""


class RenderError(BriefingError):
    """The page cannot be laid out: a library or a font of the machine is missing."""


class OutputError(BriefingError):
    """The result cannot be written."""


class VerifyError(BriefingError):
    """A provenance record cannot be read, or is none."""


class DeliveryError(BriefingError):
    """A brief cannot be sent."""


class UsageError(BriefingError):
    """An option, a name or a setting that there is not."""

    exit_code = 2


def unknown(kind: str, name: str, known: tuple[str, ...] | list[str]) -> UsageError:
    """Return the error for a failed look-up of `name` in a table: it lists the names there are."""
    return UsageError(f"unknown {kind} {name!r}", f"choose one of {', '.join(sorted(known))}")
