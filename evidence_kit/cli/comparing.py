"""Say how two copies of a vault stand to each other, for “check --against”."""

from pathlib import Path
from typing import assert_never

from evidence_kit.casework.comparing import Comparison, Line, compare_with
from evidence_kit.casework.opening import open_case
from evidence_kit.cli.output import emit, emit_document, say, words
from evidence_kit.cli.secrets_in import read_passphrase, require_one_reader
from evidence_kit.cli.whole_vault_documents import comparison_document
from evidence_kit.clock import SystemClock, utc_text
from evidence_kit.custody_words import ACTION_WORDS
from evidence_kit.i18n import N_
from evidence_kit.messages import Relation
from evidence_kit.model import Action
from evidence_kit.visible import visible

_HERE = (
    N_("This vault was restored from a backup: entry {n}, {at}."),
    N_("This vault was moved here: entry {n}, {at}."),
)
_THERE = (
    N_("The other one was restored from a backup: entry {n}, {at}."),
    N_("The other one was moved where it is: entry {n}, {at}."),
)

_RELATION_WORDS = {
    # Translators: of this vault beside another copy: both hold the same.
    Relation.SAME: N_("same"),
    # Translators: this vault goes on where the other copy ends.
    Relation.AHEAD: N_("ahead"),
    # Translators: the other copy goes on where this vault ends.
    Relation.BEHIND: N_("behind"),
    # Translators: both copies were written in after the last entry they share.
    Relation.PARTED: N_("parted"),
    # Translators: the other one is another vault.
    Relation.UNRELATED: N_("unrelated"),
}
_PLACE_WORDS = {
    # Translators: in front of an entry that only this vault has.
    "here": N_("here"),
    # Translators: in front of an entry that only the other copy has.
    "there": N_("there"),
}

_ACTION_WORDS = {action.value: form for action, form in ACTION_WORDS.items()}


def compare(
    vault_path: Path,
    other_path: Path,
    *,
    passphrase_file: str | None,
    other_file: str | None,
    as_json: bool,
) -> None:
    """Compare a vault with another copy or a package, and print what was found.

    Raises:
        EvidenceKitError: One of the two cannot be read.
        SystemExit: With status 1 where this copy is not the whole history.
    """
    require_one_reader(passphrase_file, other_file)
    secret = read_passphrase(passphrase_file)
    other_secret = secret if other_file is None else read_passphrase(other_file)
    with open_case(vault_path, secret, clock=SystemClock()) as vault:
        found = compare_with(vault, other_path, other_secret)
    if as_json:
        emit_document(comparison_document(found))
    else:
        emit(f"{words().gettext(_RELATION_WORDS[found.relation])} {found.common}")
        for where, lines in (("here", found.here), ("there", found.there)):
            for line in lines:
                emit(_line_text(where, line))
    say(_sentence(found), common=found.common)
    for line in found.brought_here:
        _say_brought(line, *_HERE)
    for line in found.brought_there:
        _say_brought(line, *_THERE)
    if found.relation.is_bad:
        raise SystemExit(1)


def _say_brought(line: Line, restored: str, moved: str) -> None:
    form = restored if line.action == Action.RESTORED else moved
    at = "–" if line.at is None else utc_text(line.at)
    say(form, n=str(line.n), at=at)


def _line_text(where: str, line: Line) -> str:
    at = "-" if line.at is None else utc_text(line.at)
    known = _ACTION_WORDS.get(line.action)
    action = visible(line.action) if known is None else words().gettext(known)
    # Translators: said of an entry of the record of which a package shows the hash alone.
    closed = words().gettext("not disclosed")
    place = words().gettext(_PLACE_WORDS[where])
    return f"{place:<5} {line.n:>6}  {at}  {action or closed}"


def _sentence(found: Comparison) -> str:
    match found.relation:
        case Relation.SAME:
            if not found.here:
                return N_("Both have the same {common} entries.")
            return N_(
                "Same until entry {common}. What each has after it is only about copies and "
                "checks: nothing in the case differs."
            )
        case Relation.AHEAD:
            return N_("Same until entry {common}. The other one is an older state of this vault.")
        case Relation.BEHIND:
            return N_(
                "Same until entry {common}. This vault is an older copy: the other one knows more. "
                "Go on with the other one."
            )
        case Relation.PARTED:
            return N_(
                "Same until entry {common}, then they differ: a copy of this vault was written in "
                "apart from it. Keep both, go on with one, and tell the police that there are two."
            )
        case Relation.UNRELATED:
            return N_("Not one entry is the same: that is another vault.")
        case _:
            assert_never(found.relation)
