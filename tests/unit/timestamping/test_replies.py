import dataclasses
import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import cms, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from evidence_kit.errors import TimestampReplyError
from evidence_kit.model import Digest
from evidence_kit.timestamping.replies import (
    LARGEST_REPLY_BYTES,
    read_reply,
    require_answer,
)
from evidence_kit.timestamping.requests import StampRequest, new_request
from tests.authority import Authority

CHAIN = Digest("0123abcd" * 8)
REQUEST = new_request(CHAIN, 0xFEED)


@pytest.fixture(scope="module")
def genuine(authority: Authority) -> bytes:
    return authority.reply_to(REQUEST.der)


def signed_by_another(genuine: bytes, folder: Path, name: str) -> bytes:
    """Return the same stamp, signed soundly with another certificate of the same root."""
    pem = (folder / f"{name}.pem").read_bytes()
    der = x509.load_pem_x509_certificate(pem).public_bytes(Encoding.DER)
    certificate = asn1_x509.Certificate.load(der)
    key = load_pem_private_key((folder / f"{name}.key").read_bytes(), None)
    assert isinstance(key, rsa.RSAPrivateKey)
    reply = tsp.TimeStampResp.load(genuine)
    signed = reply["time_stamp_token"]["content"]
    signer = signed["signer_infos"][0]
    signed["certificates"] = cms.CertificateSet(
        [cms.CertificateChoices("certificate", certificate)]
    )
    signer["sid"] = cms.SignerIdentifier(
        "issuer_and_serial_number",
        cms.IssuerAndSerialNumber(
            {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
        ),
    )
    for attribute in signer["signed_attrs"]:
        if attribute["type"].native == "signing_certificate_v2":
            attribute["values"][0]["certs"][0] = {"cert_hash": hashlib.sha256(der).digest()}
    data = signer["signed_attrs"].untag().dump(force=True)
    signer["signature"] = key.sign(data, padding.PKCS1v15(), hashes.SHA256())
    return bytes(reply.dump(force=True))


def refusal_of(reply: bytes) -> str:
    with pytest.raises(TimestampReplyError) as refused:
        read_reply(reply)
    return str(refused.value.facts["reason"])


def test_a_genuine_reply_says_what_it_stamps_and_when(genuine: bytes, authority: Authority):
    stamp = read_reply(genuine)
    require_answer(stamp, REQUEST)
    pem = (authority.folder_path / "tsa.pem").read_bytes()
    fingerprint = x509.load_pem_x509_certificate(pem).fingerprint(hashes.SHA256()).hex()
    assert abs(stamp.stamped_at - datetime.now(UTC)) < timedelta(hours=1)
    assert (stamp.imprint, stamp.nonce) == (CHAIN, 0xFEED)
    assert stamp.certificate_sha256 == fingerprint
    assert "Test tsa" in stamp.authority


def test_the_outside_judge_agrees(genuine: bytes, authority: Authority):
    assert authority.judged(genuine, CHAIN)
    assert not authority.judged(genuine, "ff" * 32)


def test_certificates_out_of_order_are_read(authority: Authority):
    reply = authority.reply_to(REQUEST.der, "chain.cnf")
    certificates = tsp.TimeStampResp.load(reply)["time_stamp_token"]["content"]["certificates"]
    reordered = [each.dump() for each in certificates]
    assert len(reordered) == 2
    assert read_reply(reply).imprint == CHAIN
    assert authority.judged(reply, CHAIN)


def test_both_orders_of_the_certificates_are_read(authority: Authority):
    reply = tsp.TimeStampResp.load(authority.reply_to(REQUEST.der, "chain.cnf"))
    certificates = reply["time_stamp_token"]["content"]["certificates"]
    first, second = certificates[0].dump(), certificates[1].dump()
    whole = reply.dump()
    turned = whole.replace(first + second, second + first)
    assert turned != whole
    assert read_reply(turned).imprint == read_reply(whole).imprint == CHAIN


def test_every_changed_byte_of_what_is_signed_is_noticed(genuine: bytes):
    stamp = read_reply(genuine)
    info = tsp.TimeStampResp.load(genuine)["time_stamp_token"]["content"]["encap_content_info"]
    content = bytes(info["content"].contents)
    start = genuine.index(content)
    for at in range(start, start + len(content), 7):
        changed = genuine[:at] + bytes([genuine[at] ^ 1]) + genuine[at + 1 :]
        with pytest.raises(TimestampReplyError):
            read_reply(changed)
    assert read_reply(genuine) == stamp


def test_a_changed_signature_is_noticed(genuine: bytes):
    changed = genuine[:-1] + bytes([genuine[-1] ^ 1])
    assert "signature" in refusal_of(changed)


def test_a_reply_that_was_cut_is_no_reply(genuine: bytes):
    for length in range(0, len(genuine), 97):
        with pytest.raises(TimestampReplyError):
            read_reply(genuine[:length])


@pytest.mark.parametrize(
    "junk", [b"", b"<html>", bytes(500), b"\x30\x80" * 300, b"\x30\x03\x02\x01\x00"]
)
def test_what_is_no_reply_is_refused(junk: bytes):
    assert refusal_of(junk)


def test_what_is_larger_than_any_reply_is_not_read():
    assert "larger" in refusal_of(bytes(LARGEST_REPLY_BYTES + 1))


def test_a_certificate_that_is_not_for_time_stamps_is_refused(genuine: bytes, authority: Authority):
    forged = signed_by_another(genuine, authority.folder_path, "web")
    assert "not for time stamps" in refusal_of(forged)


def test_the_forgery_above_is_refused_for_its_certificate_alone(
    genuine: bytes, authority: Authority
):
    # The same hands make a sound reply with the authority's own key.
    again = signed_by_another(genuine, authority.folder_path, "tsa")
    assert read_reply(again).imprint == CHAIN


@pytest.mark.parametrize(
    ("request_sent", "named"),
    [
        (new_request(Digest("ff" * 32), 0xFEED), "another hash"),
        (new_request(CHAIN, 0xBEEF), "another request"),
        (dataclasses.replace(REQUEST, nonce=0), "another request"),
    ],
)
def test_a_reply_to_something_else_is_refused(
    genuine: bytes, request_sent: StampRequest, named: str
):
    with pytest.raises(TimestampReplyError) as refused:
        require_answer(read_reply(genuine), request_sent)
    assert named in str(refused.value.facts["reason"])
