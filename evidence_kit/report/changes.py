"""What changed since the last report or package, so that nobody has to compare two of them.

The rules are: the ledger is asked and nothing else, so the answer is what it can carry – which
exhibits came, were described or went, and how many facts of each kind were entered, changed or
taken out; words that were changed are not compared, but for payments that were set right; a first
export says that it is one.
"""

from collections import Counter
from collections.abc import Iterator

from evidence_kit.custody import times_brought_back
from evidence_kit.i18n import Words
from evidence_kit.model import Action, CaseFile, ExportFacts, LedgerEntry
from evidence_kit.report.corrected import corrections_since, made_at_of, reports, version_of
from evidence_kit.report.document import Block, Bullets, Cell, Prose, Subheading, cell, said
from evidence_kit.report.exhibit_words import every_label
from evidence_kit.report.moments import both_words
from evidence_kit.report.parts import Part
from evidence_kit.report.printed_changes import AGES, OWN_WORDS, printed_change
from evidence_kit.report.remarks import reason_of

_MOST_LABELS = 12


def last_export(case_file: CaseFile) -> LedgerEntry | None:
    """Return the entry of the last report or package, or ``None`` for the first one."""
    exports = reports(case_file)
    return exports[-1] if exports else None


def replaces_words(case_file: CaseFile, words: Words) -> str:
    """Say in one sentence where the changes since the last export stand; "" for the first."""
    export = last_export(case_file)
    if export is None:
        return ""
    return words.gettext("What changed since version {version} stands on page 2.").format(
        version=version_of(export)
    )


def changes_blocks(case_file: CaseFile, facts: ExportFacts, words: Words) -> tuple[Block, ...]:
    """Return what changed since the last export, for the page of contents."""
    export = last_export(case_file)
    if export is None:
        first = words.gettext("This is the first report or package made from this vault.")
        return (
            Subheading(text=words.gettext("Earlier versions")),
            Prose(texts=(said(first), *_brought_back(case_file, words))),
        )
    # Translators: {time} is an instant in UTC and in local time.
    title = words.gettext("Changed since version {version} of {time}").format(
        version=version_of(export), time=both_words(made_at_of(export), export.offset_minutes)
    )
    since = [entry for entry in case_file.ledger if entry.n > export.n]
    lines = [
        *_exhibit_lines(case_file, since, words),
        *corrections_since(case_file, export, words),
        *_fact_lines(since, words),
    ]
    if not lines:
        lines = [
            words.gettext("Nothing that this report prints was entered, changed or taken out.")
        ]
    lines.append(
        words.gettext(
            "Exhibit numbers stay as they were. Section {number} has every entry."
        ).format(number=Part.CUSTODY)
    )
    return (
        Subheading(text=title),
        Prose(texts=(*_reason(case_file, facts, words), *_brought_back(case_file, words))),
        Bullets(items=tuple(said(line) for line in lines)),
    )


def _brought_back(case_file: CaseFile, words: Words) -> Cell:
    """Say that other papers may have the same numbers, where the vault came from a backup."""
    if not times_brought_back(case_file.ledger):
        return ()
    return cell(
        words.gettext(
            "This case was brought back from a backup or after damage. Versions made before that, "
            "and exhibits with the same numbers, may exist and differ; compare SHA-256."
        )
    )


def _reason(case_file: CaseFile, facts: ExportFacts, words: Words) -> Cell:
    """Say why this version was made, in the words of whoever made it."""
    reason = reason_of(case_file, facts.version)
    if not reason:
        return cell(words.gettext("Why it was made again was not said."))
    return cell(words.gettext("Why it was made again, as entered: {reason}").format(reason=reason))


def _exhibit_lines(case_file: CaseFile, since: list[LedgerEntry], words: Words) -> Iterator[str]:
    forms = (
        (Action.ITEM_IMPORTED, words.gettext("Exhibits added: {labels}.")),
        (Action.ITEM_WITHDRAWN, words.gettext("Exhibits withdrawn: {labels}.")),
        (Action.ITEM_COVERED, words.gettext("Covered copies made: {labels}.")),
        (Action.ITEM_DESCRIBED, words.gettext("Exhibits described anew: {labels}.")),
    )
    labels = {f"item/{item_id}": label for item_id, label in every_label(case_file).items()}
    copies = {f"item/{copy.item.id}" for copy in case_file.copies}
    for action, form in forms:
        about = dict.fromkeys(entry.object for entry in since if entry.action is action)
        if action is Action.ITEM_WITHDRAWN:
            # A copy goes when another takes its place, or with its exhibit; it is no exhibit.
            about = dict.fromkeys(each for each in about if each not in copies)
        named = [labels[each] for each in about if each in labels]
        if named:
            yield form.format(labels=_listed(named, words))


def _listed(labels: list[str], words: Words) -> str:
    left = len(labels) - _MOST_LABELS
    if left <= 0:
        return ", ".join(labels)
    more = words.ngettext("and {count} more", "and {count} more", left).format(count=left)
    return f"{', '.join(labels[:_MOST_LABELS])} {more}"


def _fact_lines(since: list[LedgerEntry], words: Words) -> Iterator[str]:
    kinds = {
        "identifier": words.gettext("Identifiers"),
        "payment": words.gettext("Payments"),
        "event": words.gettext("Events"),
        "removal": words.gettext("Removal requests"),
        "threat": words.gettext("Threats"),
        "referral": words.gettext("Police and others who were told"),
        "sighting": words.gettext("When accounts were seen"),
        "subject": words.gettext("Which accounts are one"),
        "attribution": words.gettext("Which account identifiers belong to"),
        "detail": words.gettext("Details of payments"),
        "answer": words.gettext("Answers about the case"),
        "disclosure": words.gettext("What goes out of exhibits"),
    }
    # What was set right is told field by field.
    counts = Counter((printed_change(entry.action, entry.object), entry.action) for entry in since)
    for kind, name in kinds.items():
        added, changed, taken_out = (
            counts[kind, action]
            for action in (Action.FACT_RECORDED, Action.FACT_CHANGED, Action.FACT_WITHDRAWN)
        )
        if added or changed or taken_out:
            # Translators: one line of a list, such as “Payments: 2 entered, 1 changed, …”.
            form = words.gettext("{kind}: {added} entered, {changed} changed, {taken} taken out.")
            yield form.format(kind=name, added=added, changed=changed, taken=taken_out)
    kinds_changed = {printed_change(entry.action, entry.object) for entry in since}
    if OWN_WORDS in kinds_changed:
        yield words.gettext("The own words in section {number} were changed.").format(
            number=Part.OWN_WORDS
        )
    if AGES in kinds_changed:
        yield words.gettext("Answers about the case, such as ages, were changed.")
