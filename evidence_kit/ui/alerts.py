"""A refusal of the vault process → the words a person reads in the window.

The error classes speak for the command line too; here the same codes speak of pages and buttons.
The rules are:

* Three parts, always: what happened · what it means for the evidence · what to do. The code stands
  small beside them, for a call with somebody who helps.
* Red is for evidence that is no longer what it was, ochre for what is not saved yet; everything
  else is a quiet well.
* Facts are untrusted: they are put into a sentence after it was translated, made visible, and shown
  as plain text.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence_kit.errors import OUR_SENTENCES, EvidenceKitError, GuidanceDataError, InternalError
from evidence_kit.finding_words import said_detail
from evidence_kit.i18n import N_, Words
from evidence_kit.ui.alert_words import (
    anchors,
    incoming,
    opening,
    outgoing,
    program,
    whole_cases,
)
from evidence_kit.ui.alert_words.said import AlertKind, Said
from evidence_kit.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from evidence_kit.messages import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What a notice says, in the person's language."""

    kind: AlertKind
    title: str
    """What happened."""
    evidence: str
    """What it means for the evidence; "" where it means nothing."""
    remedy: str
    """What to do now."""
    code: str
    """``EK-nnn``."""


def alert_for(problem: "Problem", words: Words) -> Alert:
    """Return the words for a refusal; a code nobody knows is a mistake of ours."""
    return _alert(problem.code, problem.facts, words)


def alert_of_typed(problem: "Problem", words: Words) -> Alert:
    """Return the words for a refusal of something typed: no file was there, nothing is lost yet."""
    return _alert(problem.code, problem.facts, words, _SAID | program.SAID_OF_TYPED)


def alert_of_help(problems: "Iterable[GuidanceDataError]", words: Words) -> Alert | None:
    """Return what is said where parts of the help cannot be read; ``None`` when it is whole.

    The parts are named by their files: what is wrong inside one is for its makers.
    """
    parts = ", ".join(str(each.facts["reason"]).partition(":")[0] for each in problems)
    if not parts:
        return None
    return _alert(GuidanceDataError.code, {"reason": parts}, words)


def _alert(
    code: str,
    told: "Mapping[str, str | int]",
    words: Words,
    sayings: "Mapping[str, Said] | None" = None,
) -> Alert:
    known = code if code in ERRORS else InternalError.code
    said = (_SAID if sayings is None else sayings).get(known) or _from_class(ERRORS[known])
    facts = _Facts({name: _fact(name, value, words) for name, value in told.items()})
    return Alert(
        kind=said.kind,
        title=words.gettext(said.title).format_map(facts),
        evidence=words.gettext(said.evidence).format_map(facts) if said.evidence else "",
        remedy=words.gettext(said.remedy).format_map(facts),
        code=code,
    )


def _concrete(base: type[EvidenceKitError]) -> dict[str, type[EvidenceKitError]]:
    found = {base.code: base} if hasattr(base, "code") else {}
    for each in base.__subclasses__():
        found |= _concrete(each)
    return found


ERRORS = _concrete(EvidenceKitError)
"""Code → class, of every error that can be told."""


class _Facts(dict[str, str]):
    """Facts of a refusal; one that a sentence wants and the refusal lacks is left blank."""

    def __missing__(self, name: str) -> str:
        return "…"


def _from_class(kind: type[EvidenceKitError]) -> Said:
    return Said(title=kind.summary, evidence="", remedy=kind.remedy)


def _fact(name: str, value: str | int, words: Words) -> str:
    if name in OUR_SENTENCES and value:
        return words.gettext(_INSTEAD_HERE.get(str(value), str(value)))
    if name == "reason":
        return said_detail(visible(str(value)), words)
    return visible(str(value))


_INSTEAD_HERE = {
    "Say in words what happens in it, with “not-held”.": N_("Say in words what happens in it."),
    "Say in words what it is, with “not-held”.": N_("Say in words what it is."),
}
"""Sentences that name a verb of the command line → the same for the window."""

_SAID: dict[str, Said] = {
    **opening.SAID,
    **anchors.SAID,
    **whole_cases.SAID,
    **incoming.SAID,
    **outgoing.SAID,
    **program.SAID,
}
"""Code → what the window says."""
