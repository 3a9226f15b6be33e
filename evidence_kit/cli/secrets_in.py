"""Where the command line gets passphrases and PINs from: a prompt or a file, never an argument.

Arguments and environment variables can be read by other programs and stay in histories.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from evidence_kit.cli.asking import can_ask
from evidence_kit.cli.output import usage_problem, words
from evidence_kit.errors import SourceMissingError, SourceUnreadableError
from evidence_kit.i18n import N_

STANDARD_INPUT = "-"
"""The name that stands for the standard input wherever a file is named."""

_LONGEST_BYTES = 1 << 20

Command = TypeVar("Command", bound=Callable[..., Any])


def passphrase_option(command: Command) -> Command:
    """Give a verb the option that names the file with the passphrase."""
    return click.option(
        "--passphrase-file",
        "passphrase_file",
        metavar="FILE",
        help="Read the passphrase or recovery code from FILE; “-” is standard input.",
    )(command)


def new_passphrase_option(command: Command) -> Command:
    """Give a verb the option that names the file with the passphrase that shall open the vault."""
    return click.option(
        "--new-passphrase-file",
        "new_passphrase_file",
        metavar="FILE",
        help="Read the new passphrase from FILE; “-” is standard input.",
    )(command)


def read_passphrase(
    passphrase_file: str | None, *, is_new: bool = False, prompt: str = N_("Passphrase")
) -> str:
    """Return the passphrase, from the file or a prompt that shows nothing.

    Args:
        passphrase_file: Where it stands; nobody is asked then.
        is_new: It is typed twice.
        prompt: What is asked for; a marked sentence.

    Raises:
        SourceMissingError: The file is not there.
        SourceUnreadableError: It cannot be read as text.
        click.UsageError: Nobody can be asked.
    """
    if passphrase_file is not None:
        return _from_file(passphrase_file)
    if not can_ask():
        raise usage_problem(N_("no terminal to ask for the passphrase: use --passphrase-file"))
    answer: str = click.prompt(
        words().gettext(prompt), hide_input=True, err=True, confirmation_prompt=is_new
    )
    return answer


def read_pin(pin_file: str | None, *, ask: bool) -> str:
    """Return a PIN from the file or a prompt that shows nothing; "" when there is none.

    Raises:
        SourceMissingError: The file is not there.
        SourceUnreadableError: It cannot be read as text.
        click.UsageError: Nobody can be asked.
    """
    if pin_file is not None:
        return _from_file(pin_file)
    if not ask:
        return ""
    if not can_ask():
        raise usage_problem(N_("no terminal to ask for the PIN: use --pin-file"))
    answer: str = click.prompt("PIN", hide_input=True, err=True, default="", show_default=False)
    return answer


def require_one_reader(*names: str | None) -> None:
    """Refuse to read the standard input for two things: one of them would get nothing.

    Raises:
        click.UsageError: More than one name is "-".
    """
    if names.count(STANDARD_INPUT) > 1:
        raise usage_problem(N_("standard input can be read only once"))


def _from_file(name: str) -> str:
    if name == STANDARD_INPUT:
        return _first_line(sys.stdin.buffer.read(_LONGEST_BYTES), name)
    return _first_line(_read(Path(name)), name)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_LONGEST_BYTES)
    except FileNotFoundError as problem:
        raise SourceMissingError(name=path.name) from problem
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise SourceUnreadableError(name=path.name, reason=reason) from problem


def _first_line(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise SourceUnreadableError(name=name, reason="it is not UTF-8 text") from problem
    # Editors end a file with a line feed that nobody typed as part of the passphrase.
    return text.removesuffix("\n").removesuffix("\r")
