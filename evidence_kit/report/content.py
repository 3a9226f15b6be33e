"""A case file → everything the report says, as plain values.

What this is for: deciding what is printed, in which order and in which words, so that it can be
tested without a single page. What it is not for: drawing (``layout``) or reading bytes – pictures
are only named here. The rules are: feelings and the PIN of a removal request are never read; a
digest that differs from an exhibit's record stops the report, because a page must not name a hash
that is no longer true.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes

from evidence_kit.errors import ReportError
from evidence_kit.hashing import Digests
from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, ExportFacts, ItemId
from evidence_kit.report.accounts import brief_section, identifiers_section, links_section
from evidence_kit.report.annexes import glossary_section, hashes_section, software_section
from evidence_kit.report.changes import changes_blocks
from evidence_kit.report.cover import ROOMS, cover_blocks
from evidence_kit.report.document import (
    Attachment,
    Block,
    Bullets,
    Frame,
    Section,
    Subheading,
    said,
)
from evidence_kit.report.exhibits import exhibits_section
from evidence_kit.report.ledger_pages import IsDisclosed, custody_section, receipt_section
from evidence_kit.report.method import checking_section, method_section, not_done_section
from evidence_kit.report.money import payments_section
from evidence_kit.report.story import own_words_section, timeline_section
from evidence_kit.report.threats import threats_section


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """A whole police report before it meets paper."""

    frame: Frame
    title: str
    subtitle: str
    covers: tuple[tuple[Block, ...], ...]
    """Page 1, from the fullest to the shortest; the first that fits is printed."""
    reading: tuple[Block, ...]
    """Stands below the contents: how to read the report."""
    sections: tuple[Section, ...]


def content_of(
    case_file: CaseFile,
    facts: ExportFacts,
    digests: Mapping[ItemId, Digests],
    is_disclosed: IsDisclosed,
    words: Words,
    *,
    attachments: tuple[Attachment, ...] = (),
) -> ReportContent:
    """Say everything the report says.

    Args:
        case_file: The case, read at one instant.
        facts: What is said of this export; the only clock the report knows.
        digests: The digests of each held exhibit's bytes, as just computed.
        is_disclosed: Which ledger entries a package of this case shows in full.
        words: The report's language.
        attachments: The files that travel inside the report; their hashes are printed.

    Raises:
        ReportError: An exhibit's digest differs from its record, or the certificate is not one.
    """
    _refuse_changed_digests(case_file, digests)
    fingerprint = certificate_fingerprint(case_file.certificate_pem)
    return ReportContent(
        frame=_frame(case_file, facts, words),
        title=words.gettext("Evidence report"),
        subtitle=_subtitle(case_file, words),
        covers=tuple(cover_blocks(case_file, facts, fingerprint, words, room) for room in ROOMS),
        reading=(*changes_blocks(case_file, facts, words), *_reading(words)),
        sections=(
            brief_section(case_file, words),
            own_words_section(case_file, words),
            timeline_section(case_file, words),
            identifiers_section(case_file, words),
            threats_section(case_file, words),
            payments_section(case_file, words),
            links_section(case_file, words),
            exhibits_section(case_file, words),
            method_section(facts, words),
            not_done_section(words),
            custody_section(case_file, is_disclosed, words),
            receipt_section(case_file, words),
            checking_section(words, certificate_sha1=sha1_fingerprint(case_file.certificate_pem)),
            hashes_section(case_file, digests, attachments, words),
            software_section(case_file, facts, words),
            glossary_section(words),
        ),
    )


def certificate_fingerprint(certificate_pem: bytes) -> str:
    """Return the SHA-256 of a certificate's DER form, as hex digits.

    Raises:
        ReportError: The bytes are not a certificate in PEM.
    """
    return _certificate(certificate_pem).fingerprint(hashes.SHA256()).hex()


def sha1_fingerprint(certificate_pem: bytes) -> str:
    """Return a certificate's SHA-1, in groups of two digits, as some viewers show it.

    Raises:
        ReportError: The bytes are not a certificate in PEM.
    """
    digest = _certificate(certificate_pem).fingerprint(hashes.SHA1())  # noqa: S303 - to find it only
    return digest.hex(" ")


def _certificate(certificate_pem: bytes) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(certificate_pem)
    except ValueError as problem:
        raise ReportError(reason="the case certificate cannot be read") from problem


def _refuse_changed_digests(case_file: CaseFile, digests: Mapping[ItemId, Digests]) -> None:
    for item in case_file.items:
        computed = digests.get(item.id)
        if computed is not None and computed.sha256 != item.sha256:
            raise ReportError(reason=f"the bytes of {item.label} no longer have the recorded hash")


def _subtitle(case_file: CaseFile, words: Words) -> str:
    if case_file.case.is_sample:
        # Translators: under the title of a report that was made from the sample case.
        return words.gettext("Sample case: nothing in this report is real. All of it is made up.")
    return words.gettext("Online blackmail with intimate images (sextortion), as reported")


def _frame(case_file: CaseFile, facts: ExportFacts, words: Words) -> Frame:
    reference = case_file.case.reference
    # Translators: top left of every page: "Evidence report EK-2026-482913, version 1".
    running_title = words.gettext("Evidence report {reference}, version {version}").format(
        reference=reference, version=facts.version
    )
    if case_file.case.is_sample:
        # Translators: top left of every page of a report that was made from the sample case.
        running_title = words.gettext("Not real: {title}").format(title=running_title)
    return Frame(
        running_title=running_title,
        footer=words.gettext("Contains personal data. Keep it closed."),
        # Translators: bottom right of every page.
        page_words=words.gettext("Page {page} of {total}"),
        contents_title=words.gettext("Contents"),
        language=facts.language,
        title=words.gettext("Evidence report {reference}").format(reference=reference),
        author=words.gettext("Made with Evidence Kit {version}").format(version=facts.app_version),
        subject=words.gettext("Online blackmail with intimate images (sextortion), as reported"),
        # Translators: read aloud by a screen reader for the invisible field of the signature.
        seal_words=words.gettext("Integrity seal of this report"),
    )


def _reading(words: Words) -> tuple[Block, ...]:
    lines = (
        words.gettext("Page 1 is enough to act on. Everything else can be looked up when needed."),
        words.gettext(
            "Exhibit labels lead to the exhibit when clicked. Nothing leads out of this document."
        ),
        words.gettext(
            "Every time names its clock. UTC comes first where it is known; the local time stands "
            "beside it with its offset. Fractions of a second are cut off."
        ),
        words.gettext(
            "Exact values are set in an even-width type. A character that would be invisible or "
            "misleading is printed as its number, like this: {example}"
        ).format(example="\u202e"),
        words.gettext(
            "“Nothing recorded” means that nothing was entered there. It does not mean that "
            "nothing happened."
        ),
    )
    return (
        Subheading(text=words.gettext("How to read this report")),
        Bullets(items=tuple(said(line) for line in lines)),
    )
