"""The case's own certificate: a key that shows a package is unchanged, and names nobody.

The rules are: ECDSA P-256, because every viewer and every browser can check it (Ed25519 they
cannot); self-signed, because it vouches for the bytes and not for a person; no personal data, no
network addresses, nothing that identifies the computer.
"""

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from evidence_kit.model import Digest

_VALID_DAYS = 3652
"""Ten years with their leap days: cases are reopened."""


def make_certificate(reference: str, at: datetime) -> tuple[bytes, bytes]:
    """Make a new key and its certificate for one case.

    Args:
        reference: The case's reference; it stands in the certificate's name.
        at: The present instant.

    Returns:
        The private key (PKCS #8, DER, unencrypted: the vault seals it) and the certificate (PEM).
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, f"Evidence Kit case {reference} (self-signed)"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "integrity key, not an identity"),
        ]
    )
    # X.509 knows no fractions of a second (RFC 5280 §4.1.2.5).
    starts_at = at.replace(microsecond=0)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(starts_at)
        .not_valid_after(starts_at + timedelta(days=_VALID_DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_only_signing(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    private_key_der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return private_key_der, certificate.public_bytes(Encoding.PEM)


def fingerprint(certificate_pem: bytes) -> Digest:
    """Return the SHA-256 of a certificate's DER form, as certificate viewers show it.

    Raises:
        ValueError: It is not a certificate in PEM.
    """
    return Digest(
        x509.load_pem_x509_certificate(certificate_pem).fingerprint(hashes.SHA256()).hex()
    )


def _only_signing() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
