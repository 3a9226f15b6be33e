"""The seal inside the report: its PDF signed with the case's key, in a process of its own.

What it shows: nothing in the PDF changed since somebody who held the case's key sealed it. What it
does not show: who that was, and when, beyond the computer's own clock – unless a time-stamping
authority was asked, which happens only when a person gave its address. A viewer says so in its own
words – the identity is unknown, the document was not modified – and the report explains them.
"""

import sys
from collections.abc import Sequence

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from evidence_kit import hashing
from evidence_kit.errors import ReportError
from evidence_kit.handover.package_stamp import AskForStamp
from evidence_kit.handover.pdf_signing import FROZEN_ARGUMENT, SigningOrder
from evidence_kit.handover.sealed_report import NoSealReason, sealed_bytes
from evidence_kit.handover.signatures import SignatureFormError, read_signature, with_stamp
from evidence_kit.model import Case, ExportFacts
from evidence_kit.report.pages import SIGNATURE_FIELD
from evidence_kit.sandbox.children import Ending, converse
from evidence_kit.timestamping.replies import token_of

_IS_FROZEN: bool = getattr(sys, "frozen", False)
"""Set by PyInstaller."""
_MOST_SIGNATURE_BYTES = 1 << 20
"""More than any signature adds to a PDF."""
_WALL_CLOCK_S = 120.0
_ROOM_BYTES = 32_768
"""For a signature and a time stamp with a whole chain of certificates."""


def seal_pdf(
    pdf: bytes,
    private_key_der: bytes,
    certificate_pem: bytes,
    case: Case,
    facts: ExportFacts,
    *,
    stamp: AskForStamp | None = None,
) -> bytes:
    """Sign a report; returns the PDF with the signature in it.

    Args:
        pdf: The report as it was laid out, with an empty field for the signature.
        private_key_der: The case's signing key (PKCS #8); goes over a pipe and nowhere else.
        certificate_pem: The case's certificate.
        case: The case, for its reference.
        facts: What is said of this export; its instant is the signature's.
        stamp: Asks for a time stamp over the signature; ``None`` for a report without one.

    Raises:
        ReportError: The signing process gave no signed PDF, or the time stamp has no room in it.
    """
    certificate = x509.load_pem_x509_certificate(certificate_pem)
    order = SigningOrder(
        pdf=pdf,
        field_name=SIGNATURE_FIELD,
        private_key_der=private_key_der,
        certificate_der=certificate.public_bytes(Encoding.DER),
        reason=f"Integrity seal of case {case.reference}, report version {facts.version}",
        signed_at=facts.made_at,
        room_bytes=None if stamp is None else _ROOM_BYTES,
    )
    sealed = seal_with(signer_command(is_frozen=_IS_FROZEN), order)
    return sealed if stamp is None else stamped(sealed, stamp)


def stamped(pdf: bytes, stamp: AskForStamp) -> bytes:
    """Put a time stamp over a sealed report's signature into it (PAdES baseline B-T).

    The signature stands in the one place that it does not cover itself, so that the stamp can join
    it there without the key, and without the process that has the key asking anybody.

    Args:
        pdf: The sealed report, with room for the stamp.
        stamp: Asks for the time stamp; it gets the SHA-256 of the signature.

    Raises:
        ReportError: The report is not sealed in the form written here, or the room is too small.
    """
    sealed = sealed_bytes(pdf)
    if isinstance(sealed, NoSealReason):
        raise ReportError(reason=f"the time stamp has no place: {sealed.value}")
    try:
        imprint = hashing.sha256(read_signature(sealed.cms_der).value)
        grown = with_stamp(sealed.cms_der, token_of(stamp(imprint)))
    except SignatureFormError as problem:
        raise ReportError(reason="the time stamp has no place in this signature") from problem
    digits = sealed.room.stop - sealed.room.start
    if 2 * len(grown) > digits:
        raise ReportError(reason=f"the time stamp has no room: {len(grown)} bytes")
    filled = grown.hex().encode("ascii").ljust(digits, b"0")
    return pdf[: sealed.room.start] + filled + pdf[sealed.room.stop :]


def seal_with(command: Sequence[str], order: SigningOrder) -> bytes:
    """Seal with a process started by this command; :func:`seal_pdf` names the right one.

    Raises:
        ReportError: It gave no answer, or one that is not the report with a signature after it.
    """
    heard = converse(
        command,
        msgspec.msgpack.encode(order),
        most_answer_bytes=len(order.pdf) + _MOST_SIGNATURE_BYTES,
        wall_clock_s=_WALL_CLOCK_S,
    )
    if heard.ending is not Ending.ANSWERED:
        raise ReportError(reason=f"the report was not signed: {heard.detail}")
    # What was laid out must stand in the signed file byte for byte, before the signature.
    if not heard.answer.startswith(order.pdf) or len(heard.answer) == len(order.pdf):
        raise ReportError(reason="the signed report is not the report with a signature after it")
    return heard.answer


def signer_command(*, is_frozen: bool) -> tuple[str, ...]:
    """Return how the signing process is started here."""
    if is_frozen:
        return (sys.executable, FROZEN_ARGUMENT)
    return (sys.executable, "-I", "-m", "evidence_kit.handover.pdf_signing")
