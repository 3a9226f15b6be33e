"""How the command line speaks.

The rules are:

* What was asked for goes to standard output: one JSON document for scripts, with ``--json``, else
  lines in the terminal's language. A verb that only does something prints a line for scripts that
  begins with a fixed word, like "saved". Everything else for people goes to standard error.
* Every name and every word that came from outside is made visible first, so that no control or
  direction character reaches the terminal.
* An error says what happened, what it means for the evidence and what to do, with its code.
* Long work shows real counts; Ctrl-C, a closed terminal and a shutdown stop it at the next safe
  point.
"""

import json
import os
import re
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
)

from evidence_kit import progress
from evidence_kit.errors import OUR_SENTENCES, EvidenceKitError
from evidence_kit.finding_words import said_detail, said_subject
from evidence_kit.i18n import N_, Words, words_in
from evidence_kit.model import VERDICT_WORDS, Finding
from evidence_kit.resources import assets_path
from evidence_kit.timestamping.asking import Authority
from evidence_kit.timestamping.requests import StampRequest
from evidence_kit.visible import visible

STAGE_WORDS = {
    progress.Stage.DERIVING_KEY: N_("opening"),
    progress.Stage.IMPORTING: N_("taking in"),
    progress.Stage.PREVIEWING: N_("making previews"),
    progress.Stage.CHECKING: N_("checking"),
    progress.Stage.EXPORTING: N_("writing the package"),
    progress.Stage.REPORTING: N_("laying out the report"),
    progress.Stage.VERIFYING: N_("reading back"),
    progress.Stage.REPAIRING: N_("writing the new vault"),
    progress.Stage.RENEWING_KEY: N_("giving it the new key"),
    progress.Stage.BACKING_UP: N_("writing the backup"),
    progress.Stage.RESTORING: N_("restoring"),
    progress.Stage.MOVING: N_("copying and comparing"),
    progress.Stage.DELETING: N_("removing files"),
    progress.Stage.DESCRIBING: N_("describing"),
    progress.Stage.SEARCHING: N_("looking through the case"),
}


READ_BEFORE = N_(
    "Read it before you pass it on. It goes to the police and may be read by the other side. The "
    "person's own words, device names and exhibits can still hold a name, address or number. Where "
    "other people can be seen or named, cover or withhold the exhibit first."
)
"""Said whenever something is made to be handed over."""

_STOPPING_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl-C, the end of the session, the terminal closing; Windows does not know the last."""


def words() -> Words:
    """Return the sentences in the terminal's language, in English where it has none.

    JSON documents, and the lines of what a verb did, stay English in every language.
    """
    return words_of(terminal_language(os.environ))


def words_of(language: str) -> Words:
    """Return the sentences in a language, in English where it has none.

    Args:
        language: Its BCP 47 tag.
    """
    return words_in(language, assets_path() / "locale")


def terminal_language(environment: Mapping[str, str]) -> str:
    """Return the BCP 47 tag of the language that a terminal is set to (POSIX.1-2017 §8.2).

    >>> terminal_language({"LANG": "sl_SI.UTF-8"})
    'sl-SI'
    >>> terminal_language({"LC_ALL": "C", "LANG": "sl_SI.UTF-8"}), terminal_language({})
    ('en', 'en')
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((environment[name] for name in names if environment.get(name)), "")
    tag = wanted.partition(".")[0].partition("@")[0].replace("_", "-")
    return tag if re.fullmatch("[a-z]{2,3}(-[A-Z]{2})?", tag) else "en"


def emit(line: str) -> None:
    """Write one line for scripts on standard output, at once; no hidden character gets out.

    What callers have made visible already stays as it is, and so do the spaces between columns. A
    reader that went away (“| head”) does not stop the work: the evidence still comes in.
    """
    _write("⟦".join(" ".join(map(visible, part.split(" "))) for part in line.split("⟦")))


def emit_document(document: object) -> None:
    """Write one JSON document on standard output; lone surrogates stay as escapes."""
    # Only ASCII, and hidden characters as escapes: there is nothing to make visible.
    _write(json.dumps(msgspec.to_builtins(document), ensure_ascii=True, indent=1))


def say(sentence: str, **facts: str | int) -> None:
    """Write a sentence for people on standard error; facts in it are made visible."""
    click.echo(words().gettext(sentence).format(**_visible(facts)), err=True)


def say_what_leaves(authority: Authority, request: StampRequest) -> None:
    """Show what would go to a time-stamping authority, byte for byte, before it does."""
    say(
        N_(
            "This goes to {address}, and nothing else: the hash {hash} and a random number. "
            "Byte for byte: {request}"
        ),
        address=authority.address,
        hash=request.imprint,
        request=request.der.hex(),
    )
    say(N_("The authority and whoever watches the line also see your network address."))


def say_error(error: EvidenceKitError) -> None:
    """Tell a person what went wrong and what to do."""
    speak = words().gettext
    facts = {
        name: speak(value) if name in OUR_SENTENCES and value else value
        for name, value in _visible(error.facts).items()
    }
    if isinstance(reason := facts.get("reason"), str):
        facts["reason"] = said_detail(reason, words())
    summary = speak(type(error).summary).format(**facts)
    remedy = speak(type(error).remedy).format(**facts)
    click.echo(f"{error.code}: {summary}\n  → {remedy}", err=True)


def finding_line(finding: Finding) -> str:
    """Return a finding as one line: the verdict's word, what it is about, and more if known.

    Args:
        finding: With names that are visible already, as a check of a package makes them.
    """
    word = VERDICT_WORDS[finding.verdict]
    # Some findings have nothing to add to the verdict and say it again.
    detail = "" if finding.detail == word else said_detail(finding.detail, words())
    said = words().gettext(word)
    return f"{said}  {said_subject(finding.subject, words())}  {detail}".rstrip()


def usage_problem(sentence: str, **facts: str) -> click.UsageError:
    """Return the refusal of a call that cannot be meant, in the terminal's language."""
    return click.UsageError(words().gettext(sentence).format(**facts))


@contextmanager
def working(*, quiet: bool = False) -> Iterator[tuple[progress.Report, progress.Cancel]]:
    """Show progress with real counts, and let a signal stop the work at its next safe point.

    Yields:
        The two arguments that long use cases take.
    """
    cancel = progress.Cancel()

    def on_interrupt(_number: int, _frame: FrameType | None) -> None:
        cancel.request()

    before = {
        number: signal.signal(number, on_interrupt)
        for number in _stopping_signals()
        # Whoever started us with “nohup” wants us to go on.
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        if quiet or not sys.stderr.isatty():
            yield progress.silent, cancel
        else:
            yield from _with_bars(cancel)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stopping_signals() -> list[signal.Signals]:
    return [signal.Signals[name] for name in _STOPPING_SIGNALS if hasattr(signal, name)]


def _with_bars(cancel: progress.Cancel) -> Iterator[tuple[progress.Report, progress.Cancel]]:
    bars: dict[progress.Stage, TaskID] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:

        def report(value: progress.Progress) -> None:
            if value.stage not in bars:
                label = words().gettext(STAGE_WORDS[value.stage])
                bars[value.stage] = shown.add_task(label, total=value.total)
            shown.update(bars[value.stage], completed=value.done, total=value.total)

        yield report, cancel


def _write(text: str) -> None:
    try:
        click.echo(text)
        sys.stdout.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _visible(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        key: visible(value) if isinstance(value, str) else value for key, value in facts.items()
    }
