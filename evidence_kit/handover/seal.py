"""The seal: a detached signature over the tag manifest, in a form that ``openssl cms`` checks.

What it shows: nothing changed since somebody who held the case's key sealed it. What it does not
show: who that was, or when, beyond the computer's own clock. Checking here uses the certificate
that lies in the package, so a package sealed again with a new key has a valid seal too; only the
hand-over code tells those apart.

FORMAT: CMS SignedData (RFC 5652) in DER, one signer, SHA-256 with ECDSA P-256, signed attributes
contentType, signingTime and messageDigest, content absent, certificate included.
"""

import hashlib
from enum import StrEnum

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, load_der_private_key
from cryptography.hazmat.primitives.serialization.pkcs7 import (
    PKCS7Options,
    PKCS7SignatureBuilder,
)

from evidence_kit.handover.signatures import (
    SignatureFormError,
    is_by,
    is_over,
    public_key_of,
    read_signature,
)
from evidence_kit.i18n import N_

SEAL_NAME = "seal/tagmanifest-sha256.txt.p7s"
TIMESTAMP_NAME = "seal/tagmanifest-sha256.txt.tsr"
CERTIFICATE_NAME = "seal/case-certificate.pem"


class SealVerdict(StrEnum):
    """What a seal says about the tag manifest it lies beside."""

    VALID = "valid"
    INVALID = "invalid"
    """The seal was made over other bytes or with another key."""
    MISSING = "missing"
    CANNOT_TELL = "cannot-tell"
    """There is something, but not in a form this version can check."""


SEAL_WORDS = {
    SealVerdict.VALID: N_("the seal fits"),
    SealVerdict.INVALID: N_("the seal does not fit"),
    SealVerdict.MISSING: N_("the seal is missing"),
    SealVerdict.CANNOT_TELL: N_("cannot tell"),
}
"""The words people read for each verdict."""


def make_seal(tagmanifest: bytes, private_key_der: bytes, certificate_pem: bytes) -> bytes:
    """Sign a tag manifest with the case's key; returns the P7S in DER.

    Raises:
        ValueError: Key or certificate are not the case's P-256 pair.
    """
    key = load_der_private_key(private_key_der, password=None)
    certificate = x509.load_pem_x509_certificate(certificate_pem)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("the case's key is not an elliptic-curve key")  # noqa: TRY004 - one refusal
    if key.public_key() != certificate.public_key():
        raise ValueError("key and certificate do not belong together")
    return (
        PKCS7SignatureBuilder()
        .set_data(tagmanifest)
        .add_signer(certificate, key, hashes.SHA256())
        .sign(Encoding.DER, [PKCS7Options.DetachedSignature, PKCS7Options.Binary])
    )


def verify_seal(tagmanifest: bytes, p7s: bytes, certificate_pem: bytes) -> SealVerdict:
    """Check a seal with nothing but the package's own certificate.

    Args:
        tagmanifest: The exact bytes of ``tagmanifest-sha256.txt``.
        p7s: The seal; empty when there is none.
        certificate_pem: The case certificate; empty when there is none.
    """
    if not p7s:
        return SealVerdict.MISSING
    try:
        signature = read_signature(p7s)
        key = public_key_of(certificate_pem)
    except SignatureFormError:
        return SealVerdict.CANNOT_TELL
    fits = is_over(signature, hashlib.sha256(tagmanifest).digest()) and is_by(signature, key)
    return SealVerdict.VALID if fits else SealVerdict.INVALID
