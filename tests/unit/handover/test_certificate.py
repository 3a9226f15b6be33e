import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_private_key
from cryptography.x509.oid import ExtensionOID

from evidence_kit.handover.certificate import fingerprint, make_certificate

AT = datetime(2026, 2, 28, 23, 59, 59, 999999, tzinfo=UTC)


def tool(name):
    path = shutil.which(name)
    assert path is not None, f"the judge {name} is not installed"
    return path


def test_key_and_certificate_belong_together_and_are_p256():
    private_key_der, certificate_pem = make_certificate("EK-2026-000123", AT)

    key = load_der_private_key(private_key_der, password=None)
    certificate = x509.load_pem_x509_certificate(certificate_pem)

    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert isinstance(key.curve, ec.SECP256R1)
    assert key.public_key() == certificate.public_key()
    certificate.verify_directly_issued_by(certificate)


def test_the_certificate_names_the_case_and_no_person():
    _, certificate_pem = make_certificate("EK-2026-000123", AT)

    certificate = x509.load_pem_x509_certificate(certificate_pem)

    assert certificate.subject.rfc4514_string() == (
        "O=integrity key\\, not an identity,CN=Evidence Kit case EK-2026-000123 (self-signed)"
    )
    assert {extension.oid for extension in certificate.extensions} == {
        ExtensionOID.BASIC_CONSTRAINTS,
        ExtensionOID.KEY_USAGE,
        ExtensionOID.SUBJECT_KEY_IDENTIFIER,
    }


def test_it_may_sign_and_nothing_else_for_ten_years():
    _, certificate_pem = make_certificate("EK-2026-000123", AT)

    certificate = x509.load_pem_x509_certificate(certificate_pem)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value

    assert (usage.digital_signature, usage.content_commitment) == (True, True)
    assert (usage.key_cert_sign, usage.key_encipherment, usage.key_agreement) == (False,) * 3
    assert not certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert certificate.not_valid_before_utc == AT.replace(microsecond=0)
    assert certificate.not_valid_after_utc.date().isoformat() == "2036-02-28"


def test_the_fingerprint_is_the_one_openssl_shows(tmp_path):
    _, certificate_pem = make_certificate("EK-2026-000123", AT)
    (tmp_path / "c.pem").write_bytes(certificate_pem)

    shown = subprocess.run(
        [tool("openssl"), "x509", "-in", "c.pem", "-noout", "-fingerprint", "-sha256"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert shown.strip().partition("=")[2].replace(":", "").lower() == fingerprint(certificate_pem)


def test_what_is_no_certificate_has_no_fingerprint():
    with pytest.raises(ValueError, match="PEM"):
        fingerprint(b"nothing")
