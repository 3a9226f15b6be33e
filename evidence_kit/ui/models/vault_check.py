"""What a check of the whole case means, in one answer and in words for the person.

The rules are: red for what changed or is missing, and for nothing else; what was described or
withdrawn has nothing to be checked and is not called unchecked; it is never the person's doing.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from evidence_kit.i18n import N_, Words
from evidence_kit.model import Finding, Verdict
from evidence_kit.ui.models.verdicts import is_never_stored


class VaultAnswer(StrEnum):
    """The answer about a whole case."""

    AS_SAVED = "as-saved"
    CHANGED = "changed"
    """Something changed or is missing."""
    NOT_READABLE = "not-readable"
    """Something is there and could not be read, or does not belong there."""
    INCOMPLETE = "incomplete"
    """Nothing wrong was found, and not everything could be checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultWords:
    """What a notice says about a check."""

    title: str
    line: str
    evidence: str
    remedy: str


def vault_answer(findings: tuple[Finding, ...]) -> VaultAnswer:
    """Return the one answer of a check."""
    verdicts = {finding.verdict for finding in findings if not is_never_stored(finding)}
    if verdicts & {Verdict.ALTERED, Verdict.MISSING}:
        return VaultAnswer.CHANGED
    if verdicts & {Verdict.UNREADABLE, Verdict.ADDED}:
        return VaultAnswer.NOT_READABLE
    return VaultAnswer.INCOMPLETE if Verdict.NOT_CHECKED in verdicts else VaultAnswer.AS_SAVED


def vault_words(findings: tuple[Finding, ...], labels: frozenset[str], words: Words) -> VaultWords:
    """Say the answer of a check.

    Args:
        findings: Every answer.
        labels: The exhibit labels of the case; other subjects are parts of the case file itself.
        words: The person's language.
    """
    _ = words.gettext
    findings = said_once(findings)
    line = _counts(findings, labels, words)
    bad = tuple(finding for finding in findings if finding.verdict.is_bad)
    match vault_answer(findings):
        case VaultAnswer.AS_SAVED:
            title, evidence, remedy = _("Everything is exactly as you saved it."), "", ""
        case VaultAnswer.INCOMPLETE:
            title = _("Nothing wrong was found, but not everything could be checked.")
            evidence = ""
            remedy = _("What could not be checked stands below. It is not a yes and not a no.")
        case _ if all(finding.subject in labels for finding in bad):
            title = _title_of_pieces(bad, words)
            evidence = _(
                "its number, your description and its first fingerprint are safe. This is not your "
                "doing."
            )
            remedy = _(
                "Look for a copy of your case, and for the original on the device. To make a "
                "report without it, withdraw it with the reason “damaged”. Its number stays."
            )
        case _:
            title = _("The case file is not as this program left it.")
            evidence = _("the pieces themselves may be whole. This is not your doing.")
            remedy = _(
                "Copy the whole case folder to another disk first. If you made a copy before, open "
                "that one."
            )
    return VaultWords(title=title, line=line, evidence=evidence, remedy=remedy)


def said_once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the answers without those that say the same of the same thing again.

    A file that is gone is noticed twice: among the files, and by the piece that it belongs to.
    """
    first = {(finding.subject, finding.verdict): finding for finding in reversed(findings)}
    return tuple(
        finding for finding in findings if first[finding.subject, finding.verdict] is finding
    )


def _counts(findings: tuple[Finding, ...], labels: frozenset[str], words: Words) -> str:
    pieces = [finding for finding in findings if finding.subject in labels]
    stored = [finding for finding in pieces if not is_never_stored(finding)]
    right = sum(finding.verdict is Verdict.INTACT for finding in stored)
    # Translators: {right} of {total} pieces are unchanged.
    form = words.ngettext(
        "{right} of {total} piece is exactly as you saved it.",
        "{right} of {total} pieces are exactly as you saved them.",
        len(stored),
    )
    return form.format(right=right, total=len(stored)) if stored else ""


def _title_of_pieces(bad: tuple[Finding, ...], words: Words) -> str:
    if len(bad) > 1:
        return words.gettext("{count} pieces are no longer what you saved").format(count=len(bad))
    match bad[0].verdict:
        case Verdict.MISSING:
            form = words.gettext("The stored file of {label} is missing")
        case Verdict.UNREADABLE:
            form = words.gettext("The stored file of {label} cannot be read")
        case _:
            form = words.gettext("{label} is no longer what you saved")
    return form.format(label=bad[0].subject)


_PART_WORDS = {
    "database": N_("The case file"),
    "schema": N_("The form of the case file"),
    "ledger": N_("The record of changes"),
}
"""Parts of the vault that every check names."""


def named_for_people(finding: Finding, words: Words) -> Finding:
    """Return an answer with its part of the case named in plain words."""
    name = _PART_WORDS.get(finding.subject)
    return finding if name is None else replace(finding, subject=words.gettext(name))
