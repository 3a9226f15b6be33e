"""The seal: a detached signature over the tag manifest, in a form that ``openssl cms`` checks.

What it shows: nothing changed since somebody who held the case's key sealed it. What it does not
show: who that was, or when, beyond the computer's own clock. Checking here uses the certificate
that lies in the package, so a package sealed again with a new key has a valid seal too; only the
hand-over code tells those apart.

FORMAT: CMS SignedData (RFC 5652) in DER, one signer, SHA-256 with ECDSA P-256, signed attributes
contentType, signingTime and messageDigest, content absent, certificate included.
"""

import hashlib
import hmac
from dataclasses import dataclass
from enum import StrEnum

from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, load_der_private_key
from cryptography.hazmat.primitives.serialization.pkcs7 import (
    PKCS7Options,
    PKCS7SignatureBuilder,
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
        signature = _read_signature(p7s)
        certificate = x509.load_pem_x509_certificate(certificate_pem)
        public_key = certificate.public_key()
    except (_FormError, ValueError, UnsupportedAlgorithm):
        return SealVerdict.CANNOT_TELL
    if not isinstance(public_key, ec.EllipticCurvePublicKey) or not _is_p256(public_key):
        return SealVerdict.CANNOT_TELL
    if not hmac.compare_digest(signature.message_digest, hashlib.sha256(tagmanifest).digest()):
        return SealVerdict.INVALID
    try:
        public_key.verify(
            signature.value, signature.signed_attributes_der, ec.ECDSA(hashes.SHA256())
        )
    except InvalidSignature:
        return SealVerdict.INVALID
    return SealVerdict.VALID


def _is_p256(key: ec.EllipticCurvePublicKey) -> bool:
    return isinstance(key.curve, ec.SECP256R1)


class _FormError(Exception):
    """The P7S is not in the one form written here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signature:
    message_digest: bytes
    signed_attributes_der: bytes
    value: bytes


def _read_signature(p7s: bytes) -> _Signature:
    """Take the parts of the one signature out of a P7S."""
    try:
        return _signature_of(cms.ContentInfo.load(p7s, strict=True))
    # WORKAROUND asn1crypto 1.5.1: malformed DER surfaces as whatever the lazy parser stumbles
    # over; these are all that flips, cuts and random bytes brought out of it. Remove when it
    # raises ValueError alone.
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as problem:
        raise _FormError from problem


def _signature_of(content_info: cms.ContentInfo) -> _Signature:
    if content_info["content_type"].native != "signed_data":
        raise _FormError
    signed_data = content_info["content"]
    if len(signed_data["signer_infos"]) != 1:
        raise _FormError
    signer = signed_data["signer_infos"][0]
    attributes = signer["signed_attrs"]
    values = {attribute["type"].native: attribute["values"] for attribute in attributes}
    if (
        signer["digest_algorithm"]["algorithm"].native != "sha256"
        or signer["signature_algorithm"]["algorithm"].native != "sha256_ecdsa"
    ):
        raise _FormError
    if len(values) != len(attributes) or values["content_type"].native != ["data"]:
        raise _FormError
    (message_digest,) = values["message_digest"].native
    return _Signature(
        message_digest=message_digest,
        # What is signed is the set itself, not its implicitly tagged form (RFC 5652 §5.4).
        signed_attributes_der=attributes.untag().dump(),
        value=signer["signature"].native,
    )
