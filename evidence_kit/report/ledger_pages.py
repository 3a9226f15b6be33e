"""The custody ledger as a table, and the receipt to fill in by hand.

The rules are: every entry is printed, in order, and the chain is computed anew while the report is
made, so that the page can say whether it holds; what the package does not show in full is counted
here; a ledger shows what this tool changed and gave out, and nothing that happened outside it.
"""

from collections.abc import Callable, Mapping

from evidence_kit import custody
from evidence_kit.correcting import CORRECTED_WORDS, find_correction
from evidence_kit.custody_words import ACTION_WORDS
from evidence_kit.i18n import N_, Words
from evidence_kit.model import PAPERS_FROM, Action, CaseFile, LedgerEntry, number_of_export
from evidence_kit.paying import RECEIVER_CHECK
from evidence_kit.rails import FIELD_WORDS, PaymentField
from evidence_kit.report.document import (
    Blanks,
    Cell,
    Column,
    Field,
    Fields,
    Prose,
    Section,
    Table,
    Text,
    Tone,
    cell,
    exact,
    said,
)
from evidence_kit.report.exhibit_words import every_label, exhibit_anchor, hash_cell
from evidence_kit.report.moments import local_beside, utc_in_column
from evidence_kit.report.parts import Part, section
from evidence_kit.report.vocabulary import KEY_WORDS
from evidence_kit.set_back import set_back_words, set_backs

_SHORT_ENTRY_HEX = 8


_ABOUT_ITEMS = frozenset({"item", "preview", "sealed-file", "covering", "disclosure"})

COMMITTED_ALONE = N_(
    "Those are about own words, small pictures, contact data, steps, answers that are not printed, "
    "requests to take images down and choices about what goes out; or about what was withdrawn, is "
    "sealed or withheld, or is the original of a covered copy."
)
"""What the entries are about of which a package gives the commitment alone."""

IsDisclosed = Callable[[LedgerEntry], bool]
"""Says whether a package of this case shows an entry in full, or only its commitment."""


def custody_section(case_file: CaseFile, is_disclosed: IsDisclosed, words: Words) -> Section:
    """Return every entry of the ledger, what a package shows of them, and whether the chain holds.

    Args:
        case_file: The case.
        is_disclosed: Which entries a package of this case shows in full; they are counted.
        words: The report's language.
    """
    order = words.gettext(
        "Every change to what is kept in this vault, every export, every original written out "
        "again and every check, in order. Opening and reading are not recorded. The export of this "
        "report is recorded after it was made, so it is not in the list. All times are this "
        "computer’s clock."
    )
    chain = words.gettext(
        "Each entry’s hash covers the entry and the hash before it, so a changed, missing or moved "
        "entry breaks the chain from there on. Only the first {count} digits are printed."
    ).format(count=_SHORT_ENTRY_HEX)
    # Made once: a case of thousands has an entry or two for each of its exhibits.
    named = _named_exhibits(case_file)
    rows = tuple(_row(named, entry, words) for entry in case_file.ledger)
    table = Table(
        columns=(
            Column(title=words.gettext("No."), width_mm=9.4),
            Column(title=words.gettext("UTC"), width_mm=33.4),
            Column(title=words.gettext("Local, with offset"), width_mm=34.6),
            Column(title=words.gettext("What was done"), width_mm=28.6),
            Column(title=words.gettext("To what"), width_mm=23),
            Column(title=words.gettext("Key used"), width_mm=22),
            Column(title=words.gettext("Hash"), width_mm=17),
        ),
        rows=rows,
    )
    return section(
        Part.CUSTODY,
        words,
        Prose(
            texts=(
                said(order),
                said(chain),
                said(_disclosure_words(case_file, is_disclosed, words)),
                *_versions(case_file, words),
            )
        ),
        Prose(texts=(said(chain_words(case_file, words), tone=Tone.STRONG),)),
        *_set_backs(case_file, words),
        # A row of a form is never parted, so the two lines of the hash stay on one page.
        Fields(
            rows=(
                Field(
                    label=words.gettext("Head, entry {n}").format(n=case_file.head.n),
                    value=hash_cell(case_file.head.chain),
                ),
            )
        ),
        *((table,) if rows else ()),
    )


def _set_backs(case_file: CaseFile, words: Words) -> tuple[Prose, ...]:
    """Say where the clock was set back: a reader who finds it alone thinks it was to be hidden."""
    found = tuple(said(set_back_words(each, words)) for each in set_backs(case_file.ledger))
    if not found:
        return ()
    meaning = words.gettext(
        "A counter beside the clock, which only goes on, shows it. On which side the clock was "
        "right is not known. The order of the entries does not depend on it."
    )
    return (Prose(texts=(*found, said(meaning))),)


def chain_words(case_file: CaseFile, words: Words) -> str:
    """Compute the chain anew and say in one sentence whether it holds."""
    broken = custody.find_break(case_file.ledger)
    if broken is not None:
        return words.gettext(
            "The chain was computed anew for this report and does NOT hold: it breaks at entry {n}."
        ).format(n=broken.n)
    last = case_file.ledger[-1].chain if case_file.ledger else custody.GENESIS
    if last != case_file.head.chain or len(case_file.ledger) != case_file.head.n:
        return words.gettext(
            "The chain was computed anew for this report. It holds, but it does NOT end at the "
            "recorded head: entries are missing at its end."
        )
    return words.gettext("The chain was computed anew for this report and holds, from end to end.")


def receipt_section(case_file: CaseFile, words: Words) -> Section:
    """Return the lines to be filled in by hand when the material changes hands."""
    intro = words.gettext(
        "To be filled in by hand at every hand-over, on paper. Case {reference}."
    ).format(reference=case_file.case.reference)
    labels = (
        words.gettext("Name"),
        words.gettext("Rank or role, number"),
        words.gettext("Agency or organisation"),
        words.gettext("Date, time, time zone"),
        words.gettext("Medium, seal number"),
        words.gettext("Hand-over code of a package compared: yes / no"),
        words.gettext("Signature"),
    )
    return section(
        Part.RECEIPT,
        words,
        Prose(texts=cell(intro)),
        Blanks(title=words.gettext("Released by"), labels=labels),
        Blanks(title=words.gettext("Received by"), labels=labels),
    )


def _disclosure_words(case_file: CaseFile, is_disclosed: IsDisclosed, words: Words) -> str:
    total = len(case_file.ledger)
    shown = sum(map(is_disclosed, case_file.ledger))
    if shown == total:
        return words.ngettext(
            "Printed here: {count} entry, by kind and time. In the package it stands in full.",
            "Printed here: all {count} entries, by kind and time. In the package they stand in "
            "full.",
            total,
        ).format(count=total)
    counted = words.ngettext(
        "Printed here: {count} entry, by kind and time. In the package {shown} stand in full; of "
        "{hidden} only the commitment is given, so the chain can still be computed.",
        "Printed here: all {count} entries, by kind and time. In the package {shown} stand in "
        "full; of {hidden} only the commitment is given, so the chain can still be computed.",
        total,
    ).format(count=total, shown=shown, hidden=total - shown)
    return f"{counted} {words.gettext(COMMITTED_ALONE)}"


def _versions(case_file: CaseFile, words: Words) -> Cell:
    versions = sorted({entry.app_version for entry in case_file.ledger})
    if not versions:
        return ()
    written = words.gettext("Written by Evidence Kit {versions}.")
    return cell(written.format(versions=", ".join(versions)))


def _named_exhibits(case_file: CaseFile) -> dict[str, Text]:
    """Return how each exhibit and covered copy is named, by its id; what goes out leads there."""
    named = {str(each): Text(text=label) for each, label in every_label(case_file).items()}
    shown = {
        str(item.id): Text(text=item.label, anchor=exhibit_anchor(item)) for item in case_file.items
    }
    return {**named, **shown}


def _row(named: Mapping[str, Text], entry: LedgerEntry, words: Words) -> tuple[Cell, ...]:
    return (
        cell(str(entry.n)),
        cell(utc_in_column(entry.at)),
        cell(local_beside(entry.at, entry.offset_minutes)),
        cell(what_was_done(entry, words)),
        (_object(named, entry, words),),
        cell(_key_words(entry.actor, words)),
        (exact(entry.chain[:_SHORT_ENTRY_HEX]),),
    )


def what_was_done(entry: LedgerEntry, words: Words) -> str:
    """Say what an entry records, so that an exhibit is not said to go twice with its preview."""
    if entry.action is Action.ITEM_WITHDRAWN and entry.object.startswith("preview/"):
        # Translators: of an exhibit that was withdrawn, the small picture went as well.
        return words.gettext("preview removed")
    return words.gettext(ACTION_WORDS[entry.action])


def _key_words(actor: str, words: Words) -> str:
    """Say with what the vault was open; a number tells several of a kind apart."""
    kind, slash, number = actor.partition("/")
    return f"{words.gettext(KEY_WORDS[kind])}{slash}{number}" if kind in KEY_WORDS else actor


def object_words(entry: LedgerEntry, labels: Mapping[str, str], words: Words) -> str:
    """Return what an entry is about: an exhibit's label, or our words for it.

    Args:
        entry: The entry.
        labels: Exhibits and covered copies by their ids.
        words: The language.
    """
    kind, _, name = entry.object.partition("/")
    if kind in _ABOUT_ITEMS and name in labels:
        return labels[name]
    return _kind_and_number(kind, name, words)


def _object(named: Mapping[str, Text], entry: LedgerEntry, words: Words) -> Text:
    kind, _, name = entry.object.partition("/")
    if kind in _ABOUT_ITEMS and name in named:
        return named[name]
    return said(_kind_and_number(kind, name, words))


def _kind_and_number(kind: str, name: str, words: Words) -> str:
    """Return our words for what an entry is about: "payment 2"."""
    account = words.gettext("account")
    identifier = " ".join((words.gettext("identifier"), name))
    number, _, field = name.partition("/")
    payment = " ".join((words.gettext("payment"), number))
    form = words.gettext("{name}: {text}")
    if kind == "export" and name.isdecimal() and int(name) > PAPERS_FROM:
        # Translators: papers beside the report that went out alone; a number follows.
        papers = words.gettext("papers")
        return f"{papers} {number_of_export(int(name))}"
    whole = {
        # Which answer or step, and what of which exhibit that is gone, is not printed here.
        "answer": words.gettext("answer"),
        "step": words.gettext("step"),
        "disclosure": words.gettext("What goes out of exhibits"),
        "covering": words.gettext("Covered copy"),
        "subject": f"{account} S{name}",
        "attribution": form.format(name=identifier, text=account),
        # Translators: said of an identifier, such as “identifier 3: when it was seen”.
        "sighting": form.format(name=identifier, text=words.gettext("when it was seen")),
        "detail": form.format(name=payment, text=_field_words(field, words)),
    }
    if kind in whole:
        return whole[kind]
    kinds = {
        "case": words.gettext("case"),
        "certificate": words.gettext("certificate"),
        "export": words.gettext("report or package"),
        "vault": words.gettext("vault"),
        "identifier": words.gettext("identifier"),
        "payment": words.gettext("payment"),
        "event": words.gettext("event"),
        "statement": words.gettext("own words"),
        "removal": words.gettext("removal request"),
        "threat": words.gettext("threat"),
        # Translators: a note that somebody was told of the case; a number follows.
        "referral": words.gettext("report to the police or others"),
        # Translators: the end of the record, given to somebody outside; a number follows.
        "anchor": words.gettext("anchor"),
        # Translators: a small picture of an exhibit.
        "preview": words.gettext("preview"),
        "sealed-file": words.gettext("encrypted file"),
    }
    return f"{kinds.get(kind, kind)} {name}".strip()


def _field_words(field: str, words: Words) -> str:
    """Return what a detail of a payment is called; one of a later version keeps its name."""
    correction = find_correction(field)
    if correction is not None:
        # Translators: {field} is “Amount”, “When” …: it was set right in a payment.
        form = words.gettext("{field}, corrected")
        return form.format(field=words.gettext(CORRECTED_WORDS[correction[1]]))
    is_known = field in set(PaymentField)
    if field == RECEIVER_CHECK:
        return words.gettext("Check digits of the card it went to")
    return words.gettext(FIELD_WORDS[PaymentField(field)]) if is_known else field
