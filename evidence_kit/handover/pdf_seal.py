"""The seal inside the report: its PDF signed with the case's key, in a process of its own.

What it shows: nothing in the PDF changed since somebody who held the case's key sealed it. What it
does not show: who that was, and when, beyond the computer's own clock. A viewer says so in its own
words – the identity is unknown, the document was not modified – and the report explains them.
"""

import sys
from collections.abc import Sequence

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from evidence_kit.errors import ReportError
from evidence_kit.handover.pdf_signing import FROZEN_ARGUMENT, SigningOrder
from evidence_kit.model import Case, ExportFacts
from evidence_kit.report.pages import SIGNATURE_FIELD
from evidence_kit.sandbox.children import Ending, converse

_IS_FROZEN: bool = getattr(sys, "frozen", False)
"""Set by PyInstaller."""
_MOST_SIGNATURE_BYTES = 1 << 20
"""More than any signature adds to a PDF."""
_WALL_CLOCK_S = 120.0


def seal_pdf(
    pdf: bytes, private_key_der: bytes, certificate_pem: bytes, case: Case, facts: ExportFacts
) -> bytes:
    """Sign a report; returns the PDF with the signature in it.

    Args:
        pdf: The report as it was laid out, with an empty field for the signature.
        private_key_der: The case's signing key (PKCS #8); goes over a pipe and nowhere else.
        certificate_pem: The case's certificate.
        case: The case, for its reference.
        facts: What is said of this export; its instant is the signature's.

    Raises:
        ReportError: The signing process gave no signed PDF.
    """
    certificate = x509.load_pem_x509_certificate(certificate_pem)
    order = SigningOrder(
        pdf=pdf,
        field_name=SIGNATURE_FIELD,
        private_key_der=private_key_der,
        certificate_der=certificate.public_bytes(Encoding.DER),
        reason=f"Integrity seal of case {case.reference}, report version {facts.version}",
        signed_at=facts.made_at,
    )
    return seal_with(signer_command(is_frozen=_IS_FROZEN), order)


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
