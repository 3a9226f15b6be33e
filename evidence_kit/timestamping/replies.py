"""What a time-stamping authority's reply proves, read with nothing but the reply (RFC 3161 §2.4.2).

What it shows: whoever holds the key of the certificate in it said that this head existed at that
time. What it does not show: that this certificate is a real authority's – anybody can make one.
Whoever relies on it compares the certificate with the authority's own, or has
``openssl ts -verify`` do so. Revocation is not looked up: that would need the network again.

Replies are read leniently where authorities are careless (a set of certificates out of order is
common) and strictly where it counts: one signer, the attributes that bind content and certificate,
a certificate for time stamps alone, SHA-256 or better.
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from evidence_kit.errors import TimestampReplyError
from evidence_kit.model import Digest
from evidence_kit.timestamping.requests import StampRequest

LARGEST_REPLY_BYTES = 65_536
"""Ten times what authorities send with a whole chain of certificates."""

_GRANTED = frozenset({"granted", "granted_with_mods"})
_HASHES: dict[str, type[hashes.SHA256 | hashes.SHA384 | hashes.SHA512]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


class _Reply(core.Sequence):  # type: ignore[misc]  # asn1crypto ships no types
    """A ``TimeStampResp`` whose stamp may be missing: asn1crypto's own reads no refusal."""

    _fields = [  # noqa: RUF012 - as asn1crypto wants it
        ("status", tsp.PKIStatusInfo),
        ("time_stamp_token", cms.ContentInfo, {"optional": True}),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a sound reply says."""

    stamped_at: datetime
    """The authority's clock."""
    imprint: Digest
    """The head it was asked to stamp."""
    nonce: int | None
    serial: str
    """The stamp's number at its authority, in hex."""
    authority: str
    """Who the certificate says it is, as written there: somebody else's words."""
    certificate_sha256: Digest
    """Of the certificate that signed, to compare with the authority's own."""


def read_reply(der: bytes) -> Stamp:
    """Read a reply and check it against itself.

    Raises:
        TimestampReplyError: It is no reply, grants no stamp, or its signature does not hold.
    """
    return _read(der, lambda: _stamp_of(_Reply.load(der, strict=True)))


def read_token(der: bytes) -> Stamp:
    """Read a stamp without the reply it came in, as it stands in a signature.

    Raises:
        TimestampReplyError: It is no stamp, or its signature does not hold.
    """
    return _read(der, lambda: _stamp_in(cms.ContentInfo.load(der, strict=True)))


def token_of(reply_der: bytes) -> bytes:
    """Return the stamp out of a reply that :func:`read_reply` has read."""
    return bytes(_Reply.load(reply_der, strict=True)["time_stamp_token"].dump())


def require_answer(stamp: Stamp, request: StampRequest) -> None:
    """Refuse a stamp that does not answer this very request.

    Raises:
        TimestampReplyError: It stamps something else, or repeats an answer to somebody else.
    """
    if stamp.imprint != request.imprint:
        raise TimestampReplyError(reason="it stamps another hash than the one that was sent")
    if stamp.nonce != request.nonce:
        raise TimestampReplyError(reason="it answers another request: the random number differs")


def _read(der: bytes, read: Callable[[], Stamp]) -> Stamp:
    if len(der) > LARGEST_REPLY_BYTES:
        raise TimestampReplyError(reason="it is larger than any reply")
    try:
        return read()
    # WORKAROUND asn1crypto 1.5.1: malformed DER surfaces as whatever the lazy parser stumbles
    # over, as in ``handover/seal.py``. Remove when it raises ValueError alone.
    except (
        ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError
    ) as problem:  # fmt: skip
        raise TimestampReplyError(reason="it is no time-stamp reply") from problem
    except UnsupportedAlgorithm as problem:
        raise TimestampReplyError(reason="its certificate has an unknown form") from problem


def _stamp_of(reply: _Reply) -> Stamp:
    status = reply["status"]
    if status["status"].native not in _GRANTED:
        said = status["status_string"].native or status["fail_info"].native or ""
        raise TimestampReplyError(reason=f"the authority refused ({_words(said)})")
    return _stamp_in(reply["time_stamp_token"])


def _stamp_in(token: cms.ContentInfo) -> Stamp:
    if token["content_type"].native != "signed_data":
        raise TimestampReplyError(reason="it holds no signature")
    signed = token["content"]
    content = signed["encap_content_info"]
    if content["content_type"].native != "tst_info" or len(signed["signer_infos"]) != 1:
        raise TimestampReplyError(reason="it is not one signed time stamp")
    signer = signed["signer_infos"][0]
    certificate = _certificate_of(signed, signer)
    _require_signature(signer, bytes(content["content"].contents), certificate)
    info = content["content"].parsed
    stamped_at: datetime = info["gen_time"].native
    _require_purpose(certificate, stamped_at)
    imprint = info["message_imprint"]
    if imprint["hash_algorithm"]["algorithm"].native != "sha256":
        raise TimestampReplyError(reason="it stamps no SHA-256")
    return Stamp(
        stamped_at=stamped_at,
        imprint=Digest(imprint["hashed_message"].native.hex()),
        nonce=info["nonce"].native,
        serial=f"{info['serial_number'].native:x}",
        authority=certificate.subject.human_friendly,
        certificate_sha256=Digest(certificate.sha256.hex()),
    )


def _words(said: object) -> str:
    parts = said if isinstance(said, (list, set, frozenset)) else [said]
    return ", ".join(sorted(str(part) for part in parts if part))[:200] or "without a reason"


def _certificate_of(signed: cms.SignedData, signer: cms.SignerInfo) -> asn1_x509.Certificate:
    name, chosen = signer["sid"].name, signer["sid"].chosen
    for choice in signed["certificates"]:
        if choice.name != "certificate":
            continue
        certificate = choice.chosen
        if name == "issuer_and_serial_number":
            is_his = (
                certificate.issuer == chosen["issuer"]
                and certificate.serial_number == chosen["serial_number"].native
            )
        else:
            is_his = certificate.key_identifier == chosen.native
        if is_his:
            return certificate
    raise TimestampReplyError(reason="the certificate that signed is not in it")


def _require_signature(
    signer: cms.SignerInfo, content: bytes, certificate: asn1_x509.Certificate
) -> None:
    """Check the chain from the stamp to its certificate: digest, attributes, signature."""
    attributes = signer["signed_attrs"]
    values = {each["type"].native: each["values"] for each in attributes}
    if len(values) != len(attributes) or values["content_type"].native != ["tst_info"]:
        raise TimestampReplyError(reason="its signed attributes are not those of a time stamp")
    algorithm = signer["digest_algorithm"]["algorithm"].native
    if algorithm not in _HASHES:
        raise TimestampReplyError(reason="it is signed with a hash that is no longer trusted")
    (message_digest,) = values["message_digest"].native
    if not hmac.compare_digest(message_digest, hashlib.new(algorithm, content).digest()):
        raise TimestampReplyError(reason="its signature is over another time stamp")
    _require_named(values, certificate)
    # What is signed is the set itself, not its implicitly tagged form (RFC 5652 §5.4).
    signed_bytes = attributes.untag().dump()
    try:
        _verify(signer, certificate, signed_bytes, _HASHES[algorithm]())
    except InvalidSignature as problem:
        raise TimestampReplyError(reason="its signature does not hold") from problem


def _require_named(values: dict[str, Any], certificate: asn1_x509.Certificate) -> None:
    """Require that the signature names its certificate (RFC 3161 §2.4.1, RFC 5816)."""
    der = certificate.dump()
    if "signing_certificate_v2" in values:
        first = values["signing_certificate_v2"][0]["certs"][0]
        algorithm = first["hash_algorithm"]["algorithm"].native
        named, actual = first["cert_hash"].native, hashlib.new(algorithm, der).digest()
    elif "signing_certificate" in values:
        first = values["signing_certificate"][0]["certs"][0]
        named = first["cert_hash"].native
        actual = hashlib.sha1(der, usedforsecurity=False).digest()
    else:
        raise TimestampReplyError(reason="it does not name the certificate that signed it")
    if not hmac.compare_digest(named, actual):
        raise TimestampReplyError(reason="it names another certificate than the one that signed")


def _verify(
    signer: cms.SignerInfo,
    certificate: asn1_x509.Certificate,
    data: bytes,
    digest: hashes.SHA256 | hashes.SHA384 | hashes.SHA512,
) -> None:
    key = x509.load_der_x509_certificate(certificate.dump()).public_key()
    algorithm = signer["signature_algorithm"]
    value = signer["signature"].native
    kind = algorithm.signature_algo
    if isinstance(key, rsa.RSAPublicKey) and kind == "rsassa_pkcs1v15":
        key.verify(value, data, padding.PKCS1v15(), digest)
    elif isinstance(key, rsa.RSAPublicKey) and kind == "rsassa_pss":
        salt_bytes = algorithm["parameters"]["salt_length"].native
        key.verify(value, data, padding.PSS(padding.MGF1(digest), salt_bytes), digest)
    elif isinstance(key, ec.EllipticCurvePublicKey) and kind == "ecdsa":
        key.verify(value, data, ec.ECDSA(digest))
    else:
        raise TimestampReplyError(reason=f"it is signed in a way not known here ({kind})")


def _require_purpose(certificate: asn1_x509.Certificate, stamped_at: datetime) -> None:
    """Require a certificate for time stamps and nothing else (RFC 3161 §2.3), valid at the time."""
    purposes = certificate.extended_key_usage_value
    if purposes is None or purposes.native != ["time_stamping"]:
        raise TimestampReplyError(reason="the certificate that signed is not for time stamps")
    validity = certificate["tbs_certificate"]["validity"]
    if not validity["not_before"].native <= stamped_at <= validity["not_after"].native:
        raise TimestampReplyError(reason="the certificate that signed was not valid at that time")
