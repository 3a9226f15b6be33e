"""Ask the person in front of the terminal, also when the standard input carries something else.

What this is for: a pasted text ends the standard input, and the question about it still needs an
answer. The rules are: nobody is asked where nobody sees the question; no answer is never a yes.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import click

from evidence_kit.cli.output import words
from evidence_kit.errors import ConfirmationNeededError
from evidence_kit.i18n import Words

_TERMINAL_NAME = "CON" if sys.platform == "win32" else "/dev/tty"


def can_ask() -> bool:
    """Return whether a person can see a question here and answer it."""
    with _terminal() as terminal:
        return terminal is not None


def confirm(question: str, *, default: bool) -> bool:
    """Ask a question that is answered with yes or no; Enter alone is the default.

    Raises:
        ConfirmationNeededError: Nobody can be asked here.
        click.Abort: The person ended the input instead of answering.
    """
    yes, no = answers_of(words())
    choices = f"[{yes[0].upper()}/{no[0]}]" if default else f"[{yes[0]}/{no[0].upper()}]"
    with _terminal() as terminal:
        if terminal is None:
            raise ConfirmationNeededError
        while True:
            click.echo(f"{words().gettext(question)} {choices}: ", nl=False, err=True)
            line = terminal.readline()
            if not line:
                click.echo(err=True)
                raise click.Abort
            answer = line.decode("utf-8", "replace").strip().lower()
            if not answer:
                return default
            if answer in {*yes, "y", "yes"}:
                return True
            if answer in {*no, "n", "no"}:
                return False


def ask_line(question: str, **facts: str) -> str:
    """Ask for a line that is typed and shown; returns it without its end.

    Args:
        question: A marked sentence.
        facts: What stands in it; ours, or made visible by the caller.

    Raises:
        ConfirmationNeededError: Nobody can be asked here.
        click.Abort: The person ended the input instead of answering.
    """
    with _terminal() as terminal:
        if terminal is None:
            raise ConfirmationNeededError
        click.echo(words().gettext(question).format(**facts), nl=False, err=True)
        line = terminal.readline()
        if not line:
            click.echo(err=True)
            raise click.Abort
        return line.decode("utf-8", "replace").rstrip("\r\n")


def answers_of(spoken: Words) -> tuple[list[str], list[str]]:
    """Return what means yes and what means no in a language, the short form first."""
    # Translators: what is typed for yes, in small letters: one letter, a space, the whole word.
    yes = spoken.gettext("y yes").split()
    # Translators: what is typed for no; another letter than that of yes.
    return yes, spoken.gettext("n no").split()


@contextmanager
def _terminal() -> Iterator[BinaryIO | None]:
    if sys.stdin.isatty():
        yield sys.stdin.buffer
        return
    if not sys.stderr.isatty():
        yield None
        return
    try:
        opened = open(_TERMINAL_NAME, "rb")  # noqa: PTH123, SIM115 - a device; closed below
    except OSError:
        yield None
        return
    with opened:
        yield opened
