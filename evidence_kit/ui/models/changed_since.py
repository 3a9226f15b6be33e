"""That a report or package which went out is older than the case, in calm words."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import CaseSeen
from evidence_kit.ui.models.times import day_words

_WHAT = {
    # Translators: parts of a list of what changed since a report was made.
    "exhibit": N_("pieces of evidence"),
    "disclosure": N_("what goes out of a piece"),
    "correction": N_("a payment was corrected"),
    "payment": N_("demands and payments"),
    "detail": N_("details of payments"),
    "identifier": N_("people and accounts"),
    "sighting": N_("people and accounts"),
    "subject": N_("people and accounts"),
    "attribution": N_("people and accounts"),
    "threat": N_("threats"),
    "event": N_("what happened"),
    "own words": N_("your own words"),
    "answer": N_("answers about the case"),
    "ages": N_("answers about the case"),
}
"""What each change is called, in the order they are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedWords:
    """A heading and what it means."""

    title: str
    line: str


def changed_words(case: CaseSeen, words: Words, locale: QLocale) -> ChangedWords | None:
    """Say what changed since the last report or package; ``None`` where nothing did."""
    _ = words.gettext
    made = [export for export in case.exports if export.kind != "papers"]
    changed = (_(said) for kind, said in _WHAT.items() if kind in case.changed_since)
    what = tuple(dict.fromkeys(changed))
    if not made or not what:
        return None
    last = max(made, key=lambda export: export.version)
    holds = (
        _("Whoever has the package of {day}, version {version}, reads the case as it was then.")
        if last.kind == "package"
        else _("Whoever has the report of {day}, version {version}, reads the case as it was then.")
    ).format(day=day_words(last.made_at, locale), version=last.version)
    # Translators: {what} is a list such as “a payment was corrected, threats”.
    since = _("Different since then: {what}.").format(what=", ".join(what))
    new = _(
        "You can make a new one. It says that it takes the place of version {version}, and what "
        "changed."
    ).format(version=last.version)
    title = _("The case changed after version {version} was made").format(version=last.version)
    return ChangedWords(title=title, line=f"{holds} {since} {new}")
