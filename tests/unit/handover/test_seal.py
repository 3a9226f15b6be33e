import secrets
import subprocess
from datetime import UTC, datetime

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.handover.certificate import make_certificate
from evidence_kit.handover.seal import SealVerdict, make_seal, verify_seal

AT = datetime(2026, 1, 1, tzinfo=UTC)
KEY, PEM = make_certificate("EK-2026-000123", AT)
TEXT = b"%s  bagit.txt\n" % (b"ab" * 32)
SEAL = make_seal(TEXT, KEY, PEM)


def test_a_seal_fits_what_it_was_made_over():
    assert verify_seal(TEXT, SEAL, PEM) is SealVerdict.VALID


def test_a_changed_byte_of_the_tag_manifest_breaks_the_seal():
    assert verify_seal(TEXT.replace(b"b", b"c", 1), SEAL, PEM) is SealVerdict.INVALID


def test_line_ends_are_sealed_too():
    assert verify_seal(TEXT.replace(b"\n", b"\r\n"), SEAL, PEM) is SealVerdict.INVALID


def test_another_case_key_does_not_fit():
    _, other_pem = make_certificate("EK-2026-000123", AT)

    assert verify_seal(TEXT, SEAL, other_pem) is SealVerdict.INVALID


def test_no_seal_is_missing_and_not_broken():
    assert verify_seal(TEXT, b"", PEM) is SealVerdict.MISSING


@pytest.mark.parametrize("p7s", [b"0", b"not DER at all", SEAL[:200], SEAL + b"\0", SEAL[1:]])
def test_what_is_no_seal_gives_no_answer(p7s):
    assert verify_seal(TEXT, p7s, PEM) is SealVerdict.CANNOT_TELL


@pytest.mark.parametrize("pem", [b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_without_its_certificate_there_is_no_answer(pem):
    assert verify_seal(TEXT, SEAL, pem) is SealVerdict.CANNOT_TELL


def test_a_seal_of_a_form_we_do_not_write_gives_no_answer():
    certificate = x509.load_pem_x509_certificate(PEM)
    bare = (
        PKCS7SignatureBuilder()
        .set_data(TEXT)
        .add_signer(certificate, load_der_private_key(KEY, None), hashes.SHA256())
        .sign(
            Encoding.DER,
            [PKCS7Options.DetachedSignature, PKCS7Options.Binary, PKCS7Options.NoAttributes],
        )
    )

    assert verify_seal(TEXT, bare, PEM) is SealVerdict.CANNOT_TELL


def test_a_signature_over_another_type_of_content_gives_no_answer():
    content_info = cms.ContentInfo.load(SEAL)
    signer = content_info["content"]["signer_infos"][0]
    attributes = signer["signed_attrs"].untag()
    (content_type,) = (each for each in attributes if each["type"].native == "content_type")
    content_type["values"] = ["signed_data"]
    key = load_der_private_key(KEY, None)
    signer["signed_attrs"] = attributes
    signer["signature"] = key.sign(attributes.dump(force=True), ec.ECDSA(hashes.SHA256()))

    assert verify_seal(TEXT, content_info.dump(force=True), PEM) is SealVerdict.CANNOT_TELL


def test_no_flipped_bit_makes_a_seal_valid_for_another_text():
    other = TEXT.replace(b"bagit", b"bagot")

    for position in range(0, len(SEAL), 3):
        flipped = bytearray(SEAL)
        flipped[position] ^= 1 << secrets.randbelow(8)
        assert verify_seal(other, bytes(flipped), PEM) in {
            SealVerdict.INVALID,
            SealVerdict.CANNOT_TELL,
        }


@given(st.binary(max_size=400), st.integers(0, len(SEAL)), st.integers(0, 40))
def test_hostile_seals_get_an_answer_and_no_exception(junk, start, cut):
    spliced = SEAL[:start] + junk + SEAL[start + cut :]

    assert verify_seal(TEXT + b"x", spliced, PEM) is not SealVerdict.VALID


def test_openssl_agrees_about_good_and_bad(tmp_path):
    (tmp_path / "seal.p7s").write_bytes(SEAL)
    (tmp_path / "case.pem").write_bytes(PEM)
    (tmp_path / "good.txt").write_bytes(TEXT)
    (tmp_path / "bad.txt").write_bytes(TEXT + b"x")

    assert openssl_accepts(tmp_path, "good.txt")
    assert not openssl_accepts(tmp_path, "bad.txt")


def openssl_accepts(folder, name):
    command = (
        "openssl cms -verify -binary -inform DER -in seal.p7s -content"
        f" {name} -CAfile case.pem -purpose any -out /dev/null"
    )
    return (
        subprocess.run(command.split(), cwd=folder, capture_output=True, check=False).returncode
        == 0
    )


def test_key_and_certificate_of_two_cases_are_refused():
    other_key, _ = make_certificate("EK-2026-000124", AT)

    with pytest.raises(ValueError, match="belong together"):
        make_seal(TEXT, other_key, PEM)


def test_a_key_of_another_sort_is_refused():
    rsa_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    der = rsa_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    with pytest.raises(ValueError, match="elliptic"):
        make_seal(TEXT, der, PEM)


def test_a_certificate_on_another_curve_gives_no_answer():
    key = ec.generate_private_key(ec.SECP384R1())
    certificate = x509.load_pem_x509_certificate(PEM)
    other = (
        x509.CertificateBuilder()
        .subject_name(certificate.subject)
        .issuer_name(certificate.issuer)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(certificate.not_valid_before_utc)
        .not_valid_after(certificate.not_valid_after_utc)
        .sign(key, hashes.SHA256())
        .public_bytes(Encoding.PEM)
    )

    assert verify_seal(TEXT, SEAL, other) is SealVerdict.CANNOT_TELL
