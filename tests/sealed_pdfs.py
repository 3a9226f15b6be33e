"""A file that is sealed as a report is, and holds files as a report does, with no page in it.

Making a report and signing it takes seconds; what a package's check reads of it is here in a few
milliseconds, written a second time and not with the program's own writers.
"""

import zlib
from collections.abc import Mapping

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, load_der_private_key
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder

from evidence_kit.handover.attachments import report_attachments
from evidence_kit.handover.package import PackageOrder
from evidence_kit.hashing import Digests
from evidence_kit.i18n import Words
from evidence_kit.model import ItemId

ROOM_DIGITS = 8192


def report_like(order: PackageOrder, digests: Mapping[ItemId, Digests]) -> bytes:
    """What stands for the report of a package."""
    attached = report_attachments(order.case_file, digests, order.facts, Words())
    inside = {each.file_name: each.data for each in attached}
    return sealed(unsealed(inside), order.private_key_der, order.certificate_pem)


def unsealed(inside: Mapping[str, bytes], *, first: int = 0) -> bytes:
    """A file that holds files; its objects are counted from the first on."""
    parts = [b"%PDF-1.7 stands for the report\n"]
    for number, (name, data) in enumerate(inside.items(), start=first):
        packed = zlib.compress(data)
        text = "<FEFF" + name.encode("utf-16-be").hex().upper() + ">"
        stream, specification = 2 * number + 1, 2 * number + 2
        about = "/Type /EmbeddedFile /Subtype /text /Params <<>> /Filter /FlateDecode"
        file = f"/EF <</F {stream} 0 R /UF {stream} 0 R>>"
        says = f"/F {text} /UF {text} /Desc <FEFF> /AFRelationship /Data {file}"
        parts += [
            f"{stream} 0 obj\n<<{about} /Length {len(packed)}>>\nstream\n".encode("ascii"),
            packed,
            b"\nendstream\nendobj\n",
            f"{specification} 0 obj\n<</Type /Filespec {says}>>\nendobj\n".encode("ascii"),
        ]
    return b"".join(parts)


def sealed(data: bytes, private_key_der: bytes, certificate_pem: bytes) -> bytes:
    """The file with a signature over all of it behind its last byte."""
    field = b"<</Type /Sig /ByteRange [0 %010d %010d %010d] /Contents "
    tail = b">>\n%%EOF\n"
    before = len(data) + len(field % (0, 0, 0))
    after = before + ROOM_DIGITS + 2
    head = data + field % (before, after, len(tail))
    signature = (
        PKCS7SignatureBuilder()
        .set_data(head + tail)
        .add_signer(
            x509.load_pem_x509_certificate(certificate_pem),
            load_der_private_key(private_key_der, None),
            hashes.SHA256(),
        )
        .sign(Encoding.DER, [PKCS7Options.DetachedSignature, PKCS7Options.Binary])
    )
    return head + b"<" + signature.hex().encode().ljust(ROOM_DIGITS, b"0") + b">" + tail
