"""The annexes: hashes in full, the software, and the words used."""

from collections.abc import Mapping

from evidence_kit import hashing
from evidence_kit.formats import own_name
from evidence_kit.guidance.countries import name_in
from evidence_kit.hashing import Digests
from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, ExportFacts, Item, ItemId, ItemStatus, Sensitivity
from evidence_kit.report.document import (
    Attachment,
    Block,
    Cell,
    Column,
    Density,
    Field,
    Fields,
    Prose,
    Section,
    Subheading,
    Table,
    Text,
    Tone,
    cell,
    exact,
)
from evidence_kit.report.exhibit_words import exhibit_anchor, hash_cell
from evidence_kit.report.moments import both_words
from evidence_kit.report.parts import Part, section


def hashes_section(
    case_file: CaseFile,
    digests: Mapping[ItemId, Digests],
    attachments: tuple[Attachment, ...],
    words: Words,
) -> Section:
    """Return every hash in full: SHA-256 as the identity, the others for look-up only.

    A withdrawn or withheld exhibit has none here, as in the package's table: its digest would let
    somebody who has the thing recognise it. The ledger keeps it.
    """
    hashed = [
        item
        for item in case_file.items
        if item.sha256 is not None and item.status is not ItemStatus.WITHDRAWN
    ]
    if not hashed:
        nothing = words.gettext("Nothing recorded. No exhibit has a hash.")
        inside = _files_inside(attachments, words)
        return section(Part.HASHES, words, Prose(texts=cell(nothing)), *inside)
    looked_up = [
        item for item in hashed if item.id in digests and item.sensitivity is Sensitivity.ORDINARY
    ]
    blocks: list[Block] = [
        Subheading(text=words.gettext("SHA-256 – the identity of each exhibit")),
        Prose(
            texts=cell(
                words.gettext(
                    "Withdrawn and withheld exhibits, and what is not held, have no hash here."
                )
            )
        ),
        Table(
            columns=(
                Column(title=words.gettext("Exhibit"), width_mm=24),
                Column(title=words.gettext("SHA-256, in full"), width_mm=144),
            ),
            rows=tuple((_label(item), (exact(item.sha256 or ""),)) for item in hashed),
            density=Density.ANNEX,
        ),
    ]
    if looked_up:
        blocks += [
            Subheading(text=words.gettext("SHA-1 and MD5 – for database look-up, not integrity")),
            Prose(
                texts=cell(
                    words.gettext(
                        "Both can be forged. They are printed only because some databases know "
                        "nothing else; sealed exhibits are left out."
                    )
                )
            ),
            Table(
                columns=(
                    Column(title=words.gettext("Exhibit"), width_mm=20),
                    Column(title=words.gettext("SHA-1"), width_mm=82),
                    Column(title=words.gettext("MD5"), width_mm=66),
                ),
                rows=tuple(_look_up_row(item, digests[item.id]) for item in looked_up),
                density=Density.ANNEX,
            ),
        ]
    return section(Part.HASHES, words, *blocks, *_files_inside(attachments, words))


def software_section(case_file: CaseFile, facts: ExportFacts, words: Words) -> Section:
    """Return what made this report, and what wrote the vault."""
    versions = sorted({entry.app_version for entry in case_file.ledger})
    case = case_file.case
    rows = (
        Field(
            label=words.gettext("Case opened (this computer)"),
            value=cell(both_words(case.created_at, case.created_offset_minutes)),
        ),
        Field(
            label=words.gettext("Country, as chosen"),
            value=cell(name_in(case.country, words) if case.country else words.gettext("not said")),
        ),
        Field(
            label=words.gettext("Language, chosen when the case was begun"),
            value=cell(own_name(case.language) or words.gettext("not said")),
        ),
        Field(
            label=words.gettext("This report"),
            value=(*cell(f"Evidence Kit {facts.app_version}"), *_build(facts, words)),
        ),
        Field(
            label=words.gettext("This computer’s counter"),
            value=cell(_counter(facts, words)),
        ),
        Field(label=words.gettext("System, Python"), value=cell(facts.system)),
        Field(
            label=words.gettext("Vault written by"),
            value=cell(
                ", ".join(f"Evidence Kit {version}" for version in versions)
                or words.gettext("nothing recorded")
            ),
        ),
        Field(label=words.gettext("Language of the report"), value=cell(own_name(facts.language))),
    )
    return section(Part.SOFTWARE, words, Fields(rows=rows))


def _build(facts: ExportFacts, words: Words) -> Cell:
    """Return the hash that tells this build of the program from others."""
    build = facts.build
    if build is None:
        return cell(words.gettext("Its files could not be read, so it has no hash here."))
    lead = (
        words.gettext("SHA-256 of the program’s file:")
        if build.is_one_file
        # Translators: the hash of a list that names the hash of each file of the program.
        else words.gettext("SHA-256 of the list of its modules:")
    )
    return (*cell(lead), *hash_cell(build.sha256))


def _counter(facts: ExportFacts, words: Words) -> str:
    if facts.counter_ms is None:
        return words.gettext("not known")
    count = facts.counter_ms // 1000
    form = words.ngettext(
        "stood at {count} second; no clock that is set moves it; it begins anew with each restart",
        "stood at {count} seconds; no clock that is set moves it; it begins anew with each restart",
        count,
    )
    return form.format(count=count)


def glossary_section(words: Words) -> Section:
    """Return the words a reader may not know, in plain ones."""
    terms = (
        (
            words.gettext("Case"),
            words.gettext("One person’s matter, in one vault."),
        ),
        (
            words.gettext("Certificate, self-signed"),
            words.gettext("A key with a name on it that nobody else vouches for."),
        ),
        (
            words.gettext("Check digits"),
            words.gettext("Digits inside an account number that catch most typing errors."),
        ),
        (
            words.gettext("Custody ledger"),
            words.gettext(
                "The list of every change to what is kept in the vault, each entry tied to the one "
                "before."
            ),
        ),
        (
            words.gettext("Encrypted file"),
            words.gettext("A file that opens with its passphrase alone, such as an encrypted ZIP."),
        ),
        (
            words.gettext("Exhibit"),
            words.gettext("One thing put in: a file, a pasted text, or an image or file not held."),
        ),
        (
            words.gettext("File not held"),
            words.gettext(
                "A file that can carry pictures unseen, in a case that concerns or may concern "
                "someone under 18. It was named and not taken in."
            ),
        ),
        (
            words.gettext("Hand-over code"),
            words.gettext(
                "The SHA-256 of the package’s own list of lists; it fixes the whole package."
            ),
        ),
        (
            words.gettext("Hash, SHA-256"),
            words.gettext(
                "A number computed from every byte of a file. If one byte changes, the number "
                "changes."
            ),
        ),
        (
            words.gettext("Image not held"),
            words.gettext("An image that was described in words and not taken in."),
        ),
        (
            words.gettext("Metadata"),
            words.gettext("What a file says of itself beside its content, such as times."),
        ),
        (
            words.gettext("MTCN, cash transfer number"),
            words.gettext("The number by which a cash transfer is found and collected."),
        ),
        (
            words.gettext("Numeric ID"),
            words.gettext("A platform’s own number for an account; unlike a user name, it stays."),
        ),
        (
            words.gettext("Picture data (EXIF)"),
            words.gettext(
                "What a camera writes into a picture: time, model, sometimes a position."
            ),
        ),
        (
            words.gettext("Time stamp"),
            words.gettext(
                "An authority outside signs a hash with its own clock: the hash existed then."
            ),
        ),
        (
            words.gettext("Transaction number (txid)"),
            words.gettext("The number of one transfer on a chain of coins."),
        ),
        (
            words.gettext("UTC"),
            words.gettext(
                "The time without zones and summer time; UTC+01:00 is one hour ahead of it."
            ),
        ),
        (
            words.gettext("Vault"),
            words.gettext("The encrypted folder in which the case is kept."),
        ),
        (
            words.gettext("Wallet address"),
            words.gettext("Where coins are sent to. Whose it is does not stand in it."),
        ),
        (
            words.gettext("Withdrawn"),
            words.gettext("Taken out again; the number and the ledger entries stay."),
        ),
        (
            "\u202e",
            words.gettext(
                "A character by its number: it is invisible, changes the direction of reading, or "
                "no font of this report can draw it."
            ),
        ),
    )
    return section(
        Part.GLOSSARY,
        words,
        Fields(rows=tuple(Field(label=term, value=cell(meaning)) for term, meaning in terms)),
    )


def _files_inside(attachments: tuple[Attachment, ...], words: Words) -> tuple[Block, ...]:
    """Return what travels inside the PDF, with its hash: the list of exhibits among it."""
    if not attachments:
        return ()
    table = Table(
        columns=(
            Column(title=words.gettext("File"), width_mm=40),
            Column(title=words.gettext("SHA-256, in full"), width_mm=128),
        ),
        rows=tuple(
            (
                (exact(attachment.file_name), Text(text=attachment.says, tone=Tone.QUIET)),
                (exact(hashing.sha256(attachment.data)),),
            )
            for attachment in attachments
        ),
        density=Density.ANNEX,
    )
    title = words.gettext("Files inside this PDF, for machines")
    return (Subheading(text=title), table)


def _label(item: Item) -> Cell:
    return (Text(text=item.label, anchor=exhibit_anchor(item)),)


def _look_up_row(item: Item, digests: Digests) -> tuple[Cell, ...]:
    return (_label(item), (exact(digests.sha1),), (exact(digests.md5),))
