"""One signature of the case's key: taken out of its CMS, and held against bytes and certificate.

Only the one form that is written here is read: anything else is "cannot tell", never "no". Whoever
holds another key can make a signature of this form too; that it is the case's own key is known only
by comparing the certificate.

FORMAT: CMS SignedData (RFC 5652), one signer, SHA-256 with ECDSA P-256, signed attributes with the
content type *data* and the message digest; a time stamp over the signature may stand in the
unsigned attribute ``signatureTimeStampToken`` (RFC 3161, appendix A).
"""

import hmac
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms, parser
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

_STAMP_ATTRIBUTE = "signature_time_stamp_token"


class SignatureFormError(Exception):
    """It is not in the one form written here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The parts of a signature that decide."""

    message_digest: bytes
    """SHA-256 of what was signed, as the signature says."""
    signed_attributes_der: bytes
    """What the key has signed: the digest is in it."""
    value: bytes
    """The signature itself; a time stamp in it is over the SHA-256 of these bytes."""
    stamp_der: bytes | None
    """The time stamp's token, or ``None`` without one."""


def read_signature(der: bytes) -> Signature:
    """Take a signature apart.

    Raises:
        SignatureFormError: It is not in the form written here.
    """
    try:
        return _signature_of(cms.ContentInfo.load(der, strict=True))
    # WORKAROUND asn1crypto 1.5.1: malformed DER surfaces as whatever the lazy parser stumbles
    # over; these are all that flips, cuts and random bytes brought out of it. Remove when it
    # raises ValueError alone.
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as problem:
        raise SignatureFormError from problem


def with_stamp(der: bytes, stamp_der: bytes) -> bytes:
    """Return a signature with a time stamp added to it; what was signed is not touched.

    Raises:
        SignatureFormError: One of the two is not in the form written here.
    """
    try:
        content_info = cms.ContentInfo.load(der, strict=True)
        signer = content_info["content"]["signer_infos"][0]
        token = cms.ContentInfo.load(stamp_der, strict=True)
        signer["unsigned_attrs"] = cms.CMSAttributes(
            [cms.CMSAttribute({"type": _STAMP_ATTRIBUTE, "values": [token]})]
        )
        # Not forced: what was signed keeps the very bytes it was read in.
        return bytes(content_info.dump())
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as problem:
        raise SignatureFormError from problem


def without_room(der: bytes) -> bytes:
    """Return a CMS without the zeros that a PDF keeps behind it.

    Raises:
        SignatureFormError: It ends too early, or something else follows it.
    """
    try:
        end = parser.peek(der)
    except (ValueError, IndexError) as problem:
        raise SignatureFormError from problem
    if der[end:].strip(b"\0"):
        raise SignatureFormError
    return der[:end]


def public_key_of(certificate_pem: bytes) -> ec.EllipticCurvePublicKey:
    """Return the key in a case's certificate.

    Raises:
        SignatureFormError: It is no certificate of a P-256 key.
    """
    try:
        key = x509.load_pem_x509_certificate(certificate_pem).public_key()
    except (ValueError, UnsupportedAlgorithm) as problem:
        raise SignatureFormError from problem
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise SignatureFormError
    return key


def is_over(signature: Signature, digest: bytes) -> bool:
    """Return whether this is what was signed, by its SHA-256."""
    return hmac.compare_digest(signature.message_digest, digest)


def is_by(signature: Signature, key: ec.EllipticCurvePublicKey) -> bool:
    """Return whether this key made the signature."""
    try:
        key.verify(signature.value, signature.signed_attributes_der, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def _signature_of(content_info: cms.ContentInfo) -> Signature:
    if content_info["content_type"].native != "signed_data":
        raise SignatureFormError
    signed_data = content_info["content"]
    if len(signed_data["signer_infos"]) != 1:
        raise SignatureFormError
    signer = signed_data["signer_infos"][0]
    attributes = signer["signed_attrs"]
    values = {attribute["type"].native: attribute["values"] for attribute in attributes}
    if (
        signer["digest_algorithm"]["algorithm"].native != "sha256"
        or signer["signature_algorithm"]["algorithm"].native != "sha256_ecdsa"
    ):
        raise SignatureFormError
    if len(values) != len(attributes) or values["content_type"].native != ["data"]:
        raise SignatureFormError
    (message_digest,) = values["message_digest"].native
    return Signature(
        message_digest=message_digest,
        # What is signed is the set itself, not its implicitly tagged form (RFC 5652 §5.4).
        signed_attributes_der=attributes.untag().dump(),
        value=signer["signature"].native,
        stamp_der=_stamp_in(signer),
    )


def _stamp_in(signer: Any) -> bytes | None:
    attributes = signer["unsigned_attrs"]
    # An optional field that is not there has no items at all.
    stamps = [
        attribute["values"]
        for attribute in (attributes if attributes.native else ())
        if attribute["type"].native == _STAMP_ATTRIBUTE
    ]
    if not stamps:
        return None
    ((token,),) = stamps
    return bytes(token.dump())
