"""What changed from version to version, as far as whoever uses the program notices it.

The rules are: the newest version stands first and is the one that runs; a line says what somebody
can see or do, in the words of the window; all of it, in more words, stands in CHANGELOG.md.
"""

from dataclasses import dataclass

from evidence_kit.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One version."""

    version: str
    lines: tuple[str, ...]
    """English, marked."""


RELEASES = (
    Release(
        version="0.1.0",
        lines=(
            N_("The first version. Help comes first, and needs no password."),
            N_("A locked case keeps what you put in exactly as it was."),
            N_("Where anyone is or may be under 18, every file is asked about before it comes in."),
            N_("A report and a package for the police, which they can check without this program."),
            N_("The window speaks English, Slovenian and Italian."),
        ),
    ),
)
"""The newest first."""
