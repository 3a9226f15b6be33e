"""What every bag of a case ends with: what made it, its lists, the certificate and the seal."""

import json
from dataclasses import dataclass, field

from evidence_kit.clock import offset_text, utc_text
from evidence_kit.handover import seal
from evidence_kit.handover.package_stamp import STAMPED_INFO, AskForStamp
from evidence_kit.handover.writing import BagWriter
from evidence_kit.hashing import sha256
from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, Digest, ExportFacts

SOFTWARE_NAME = "metadata/software.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageOrder:
    """What a package is made of."""

    case_file: CaseFile
    facts: ExportFacts
    private_key_der: bytes
    """The case's signing key (PKCS #8); leaves no trace in the package but its signature."""
    certificate_pem: bytes
    words: Words = field(default_factory=Words)
    """The package's language."""


def finish(
    writer: BagWriter,
    order: PackageOrder,
    more_info: tuple[tuple[str, str], ...] = (),
    *,
    stamp: AskForStamp | None = None,
) -> Digest:
    """Write lists and seal; nothing listed may be added after. Returns the hand-over code.

    Args:
        writer: The bag, with everything else in it.
        order: The case, the facts of this export and the case's key.
        more_info: Fields of ``bag-info.txt`` beyond those that every bag has.
        stamp: Asks for a time stamp over all of it; ``None`` for a bag without one.

    Raises:
        StorageError: The disk refused.
        CancelledError: The person asked to stop.
    """
    case, facts = order.case_file.case, order.facts
    writer.add(SOFTWARE_NAME, _software(facts))
    writer.add(seal.CERTIFICATE_NAME, order.certificate_pem)
    tagmanifest = writer.add_manifests(
        reference=case.reference,
        version=facts.version,
        app_version=facts.app_version,
        more_info=more_info if stamp is None else (*more_info, STAMPED_INFO),
    )
    signature = seal.make_seal(tagmanifest, order.private_key_der, order.certificate_pem)
    writer.add(seal.SEAL_NAME, signature)
    if stamp is not None:
        writer.add(seal.TIMESTAMP_NAME, stamp(sha256(tagmanifest)))
    return sha256(tagmanifest)


def _software(facts: ExportFacts) -> bytes:
    said = {
        "tool": "Evidence Kit",
        "version": facts.app_version,
        "system": facts.system,
        "package_version": facts.version,
        "made_at": utc_text(facts.made_at),
        "local_offset": offset_text(facts.offset_minutes),
        "clock": "the computer Evidence Kit ran on; it may be wrong",
        "language": facts.language,
        "formats": ["BagIt 1.0 (RFC 8493)", "CMS (RFC 5652)", "CASE 1.5.0", "UCO 1.5.0"],
        "integrity": "SHA-256",
        "for_look_up_only": ["SHA-1", "MD5"],
    }
    return json.dumps(said, ensure_ascii=True, indent=1).encode("ascii") + b"\n"
