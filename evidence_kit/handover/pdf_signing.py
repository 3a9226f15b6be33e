"""The process that signs a report's PDF and ends: started fresh, by name, without a way out.

What this is for: pyHanko signs PDFs, and brings along modules that can open connections. So it is
loaded in this process alone. The rules are: the process gets everything on standard input and
inherits nothing, neither a key nor an open file; before pyHanko is loaded, an audit hook refuses
whatever would reach another computer or be reached by one; the answer is the signed PDF or nothing.

FORMAT: PAdES baseline B (ETSI EN 319 142-1), SHA-256 with ECDSA P-256, a certification signature
that permits no change (ISO 32000-1 §12.8.2.2, DocMDP 1), in the field the report prepared. The time
in it is the report's instant, from the same clock; it is not a time-stamp.
"""

import io
import sys
from datetime import datetime
from typing import Any

import msgspec

from evidence_kit.overriding import override

FROZEN_ARGUMENT = "--pdf-signer"
"""Hidden first argument by which a frozen app, which has no ``-m``, becomes this process."""

_REFUSED_EVENTS = frozenset(
    {
        "socket.connect",
        "socket.bind",
        "socket.sendto",
        "socket.sendmsg",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.fork",
    }
)
"""Of Python's audit events (PEP 578), those by which something could leave this process."""


class SigningOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the process is asked to do."""

    pdf: bytes
    field_name: str
    private_key_der: bytes
    certificate_der: bytes
    reason: str
    """Why it was signed, as a viewer shows it."""
    signed_at: datetime
    room_bytes: int | None = None
    """How many bytes the signature may grow to afterwards; ``None`` for no more than it needs."""


class ReachedOutError(RuntimeError):
    """Something in this process tried to reach another one."""


def main() -> None:
    """Read one order from standard input, write the signed PDF to standard output, and end."""
    import asyncio  # noqa: PLC0415 - in this process alone; the house has no event loop

    # Before the hook: on Windows, making an event loop opens a connection to itself.
    loop = asyncio.new_event_loop()
    sys.addaudithook(refuse_to_reach_out)
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=SigningOrder)
    sys.stdout.buffer.write(signed(order, loop))
    sys.stdout.buffer.flush()
    loop.close()


def refuse_to_reach_out(event: str, _arguments: tuple[object, ...]) -> None:
    """Refuse what would reach out of this process; Python calls this before it happens.

    Raises:
        ReachedOutError: The event is one of those.
    """
    if event in _REFUSED_EVENTS:
        raise ReachedOutError(event)


def signed(order: SigningOrder, loop: Any) -> bytes:
    """Return the PDF with the signature added after its last byte.

    Args:
        order: What to sign, with which key.
        loop: Runs pyHanko, which is written as asynchronous although it waits for nothing.
    """
    # Only here: these load network modules, and the hook must be there before them.
    from asn1crypto import keys, x509  # noqa: PLC0415 - see above
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
    from pyhanko.sign import signers  # noqa: PLC0415
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter  # noqa: PLC0415
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415

    class _DatedSigner(signers.PdfSigner):
        @override
        def init_signing_session(self, *arguments: Any, **options: Any) -> Any:
            session = super().init_signing_session(*arguments, **options)
            session.system_time = order.signed_at
            return session

    class _QuietWriter(IncrementalPdfFileWriter):
        @override
        def _update_meta(self) -> None:
            # pyHanko would write the metadata anew: with this computer's clock, itself as producer,
            # and no longer as PDF/A asks. The report's own say what it is and stay as they are.
            return

    metadata = signers.PdfSignatureMetadata(
        field_name=order.field_name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=order.reason,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(order.certificate_der),
        signing_key=keys.PrivateKeyInfo.load(order.private_key_der),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
        prefer_pss=False,
    )
    writer = _QuietWriter(io.BytesIO(order.pdf))
    signing = _DatedSigner(metadata, signer).async_sign_pdf(
        writer,
        existing_fields_only=True,
        bytes_reserved=None if order.room_bytes is None else 2 * order.room_bytes,
    )
    return bytes(loop.run_until_complete(signing).getbuffer())


if __name__ == "__main__":
    main()
