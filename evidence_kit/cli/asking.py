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
    choices = "[Y/n]" if default else "[y/N]"
    with _terminal() as terminal:
        if terminal is None:
            raise ConfirmationNeededError
        while True:
            click.echo(f"{words().gettext(question)} {choices}: ", nl=False, err=True)
            line = terminal.readline()
            if not line:
                click.echo(err=True)
                raise click.Abort
            match line.strip().lower():
                case b"":
                    return default
                case b"y" | b"yes":
                    return True
                case b"n" | b"no":
                    return False
                case _:
                    continue


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
