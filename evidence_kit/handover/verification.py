"""Check a package with nothing but the package: no vault, no key, no network.

What the answer means:

* INTACT – the hand-over code was given and matches, and everything else holds. The code fixes the
  tag manifest, that fixes the manifests, and they fix every file.
* CONSISTENT – the package agrees with itself, and nobody compared the code. Whoever alters a
  package can write new lists and seal them with a new key, so this is not yet an answer.
* INCOMPLETE – nothing wrong was found, but something could not be checked. "Cannot tell" is never
  folded into "yes" or "no".
* BAD – something is altered, missing, added or unreadable, or the code is another one.

Which algorithms, how many files and which version checked stand in the result.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from evidence_kit import __version__
from evidence_kit.handover import bag, certificate
from evidence_kit.handover.agreement import agreement_findings
from evidence_kit.handover.bag import Manifest
from evidence_kit.handover.code import read_code
from evidence_kit.handover.contents import open_contents
from evidence_kit.handover.custody_log import CUSTODY_LOG_NAME, LogCheck, check_log, unchecked
from evidence_kit.handover.head_stamp import HEAD_STAMP_NAME, head_stamp_findings
from evidence_kit.handover.listing import Found, JustWritten, measure, obstacle_to
from evidence_kit.handover.manifests import manifest_findings, read_lists
from evidence_kit.handover.package_stamp import package_stamp_findings
from evidence_kit.handover.seal import (
    CERTIFICATE_NAME,
    SEAL_NAME,
    TIMESTAMP_NAME,
    SealVerdict,
    verify_seal,
)
from evidence_kit.handover.sealed_report import report_findings, report_name_among
from evidence_kit.handover.tables import EXHIBITS_NAME
from evidence_kit.i18n import N_
from evidence_kit.model import Digest, Finding, Verdict
from evidence_kit.progress import Cancel, Report
from evidence_kit.visible import visible

SEAL_SUBJECT = "seal"
CHAIN_SUBJECT = "custody chain"

_KEPT = frozenset(
    {
        bag.TAG_MANIFEST_NAME,
        bag.PAYLOAD_MANIFEST_NAME,
        bag.LOOKUP_MANIFEST_NAME,
        bag.DECLARATION_NAME,
        bag.INFO_NAME,
        CERTIFICATE_NAME,
        SEAL_NAME,
        TIMESTAMP_NAME,
        EXHIBITS_NAME,
        CUSTODY_LOG_NAME,
        HEAD_STAMP_NAME,
    }
)
_SEAL_FINDINGS = {
    SealVerdict.VALID: Verdict.INTACT,
    SealVerdict.INVALID: Verdict.ALTERED,
    SealVerdict.MISSING: Verdict.MISSING,
    SealVerdict.CANNOT_TELL: Verdict.NOT_CHECKED,
}


class PackageVerdict(StrEnum):
    """The answer about a whole package."""

    INTACT = "intact"
    CONSISTENT = "consistent"
    INCOMPLETE = "incomplete"
    ADDED_TO = "added-to"
    BAD = "bad"


PACKAGE_WORDS = {
    PackageVerdict.INTACT: N_("intact: every file is what was handed over"),
    PackageVerdict.CONSISTENT: N_("consistent with itself; compare the hand-over code"),
    PackageVerdict.INCOMPLETE: N_("nothing wrong was found, but not everything could be checked"),
    PackageVerdict.ADDED_TO: N_(
        "nothing that is listed was changed, but files were added that are not part of it"
    ),
    PackageVerdict.BAD: N_("this is not what was handed over, or not all of it"),
}
"""The sentence people read for each answer."""


class CodeVerdict(StrEnum):
    """Whether the package is the one the hand-over code was made for."""

    MATCHES = "matches"
    DIFFERS = "differs"
    NOT_GIVEN = "not-given"
    CANNOT_TELL = "cannot-tell"
    """A code was given, but the file it is made of is missing or unreadable."""


CODE_WORDS = {
    CodeVerdict.MATCHES: N_("the hand-over code matches"),
    CodeVerdict.DIFFERS: N_("this package has another hand-over code"),
    CodeVerdict.NOT_GIVEN: N_("no hand-over code was given"),
    CodeVerdict.CANNOT_TELL: N_("cannot tell"),
}
"""The words people read for each verdict."""

CODE_FITS_THE_LIST = N_("the hand-over code matches; not everything else does")
"""Instead of “matches”, in a package that is not what was handed over: the code speaks for the list
it is made of, and for the files only where they agree with that."""


def code_sentence(overall: PackageVerdict, code: CodeVerdict) -> str:
    """Return what people read of the code beside an answer; marked, to be translated."""
    if overall is PackageVerdict.BAD and code is CodeVerdict.MATCHES:
        return CODE_FITS_THE_LIST
    return CODE_WORDS[code]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageVerification:
    """What a check found, and exactly what was checked."""

    overall: PackageVerdict
    findings: tuple[Finding, ...]
    """One for every listed file, every added file and every further check, also good ones."""
    code: CodeVerdict
    hand_over_code: Digest | None
    """The code of this package as computed now; ``None`` without a readable tag manifest."""
    seal: SealVerdict
    certificate_fingerprint: Digest | None
    """SHA-256 of the certificate in the package, to compare with the report."""
    custody: LogCheck
    reference: str
    """The case's reference as the package claims it, hidden characters made visible."""
    files_read: int
    bytes_read: int
    algorithms: tuple[str, ...]
    """What decided, in order of weight."""
    app_version: str
    """Which version of this check it was."""


def verify_package(
    path: Path,
    *,
    code: str | None,
    report: Report,
    cancel: Cancel,
    passphrase: str | None = None,
    written: JustWritten | None = None,
) -> PackageVerification:
    """Check a package folder or ZIP.

    Args:
        path: The folder or the ZIP.
        code: The hand-over code as it came with the package, on another way; ``None`` without.
        report: Told about every MiB.
        cancel: Looked at before every MiB.
        passphrase: What opens a locked ZIP; ``None`` without.
        written: What is known of a package that was just written, when it is read back; ``None``
            for anybody's package, of which nothing is known.

    Raises:
        NotAPackageError: It is no package, or made to stall whoever reads it.
        PackageLockedError: It is a locked ZIP, and no passphrase was given.
        PackagePassphraseError: The passphrase does not open it.
        HandOverCodeError: The code is not a full hand-over code.
        CancelledError: The person asked to stop.
    """
    expected = None if code is None else read_code(code)
    with open_contents(path, passphrase) as contents:
        kept = _KEPT | {report_name_among(contents.entries)}
        found = measure(contents, kept, report, cancel, written=written)
        strays = contents.strays
    lists = read_lists(path, found)
    payload = lists.payload or _NO_MANIFEST
    log = _custody(found, cancel)
    seal = _seal(found)
    findings = (
        *strays,
        *manifest_findings(lists, found),
        *_form_findings(found, _NO_MANIFEST if lists.doubt else payload),
        *agreement_findings(found, payload, log, is_sure=not lists.doubt),
        _chain_finding(log),
        _seal_finding(seal, found),
        *package_stamp_findings(found),
        *report_findings(found, payload),
        *head_stamp_findings(found, log),
    )
    tagmanifest = found.texts.get(bag.TAG_MANIFEST_NAME)
    computed = None if tagmanifest is None else Digest(hashlib.sha256(tagmanifest).hexdigest())
    compared = _compare(expected, computed)
    return PackageVerification(
        overall=_overall(findings, compared),
        findings=findings,
        code=compared,
        hand_over_code=computed,
        seal=seal,
        certificate_fingerprint=_fingerprint(found),
        custody=log,
        reference=_reference(found),
        files_read=sum(each.digests is not None for each in found.files.values()),
        bytes_read=sum(each.size_bytes for each in found.files.values()),
        algorithms=(
            "SHA-256 (manifests, hand-over code, custody chain)",
            "ECDSA P-256 with SHA-256 (seal, signature of the report)",
            "MD5 and SHA-1 (look-up values only)",
        ),
        app_version=__version__,
    )


_NO_MANIFEST = Manifest(digests={}, faults=())


def _overall(findings: tuple[Finding, ...], code: CodeVerdict) -> PackageVerdict:
    verdicts = {finding.verdict for finding in findings}
    bad = {verdict for verdict in verdicts if verdict.is_bad}
    if code is CodeVerdict.DIFFERS or bad - {Verdict.ADDED}:
        return PackageVerdict.BAD
    if bad:
        # Only with the code is it known that what is listed is what was handed over.
        is_known = code is CodeVerdict.MATCHES and Verdict.NOT_CHECKED not in verdicts
        return PackageVerdict.ADDED_TO if is_known else PackageVerdict.BAD
    if code is CodeVerdict.CANNOT_TELL or Verdict.NOT_CHECKED in verdicts:
        return PackageVerdict.INCOMPLETE
    if code is CodeVerdict.NOT_GIVEN:
        return PackageVerdict.CONSISTENT
    return PackageVerdict.INTACT


def _compare(expected: Digest | None, computed: Digest | None) -> CodeVerdict:
    if expected is None:
        return CodeVerdict.NOT_GIVEN
    if computed is None:
        return CodeVerdict.CANNOT_TELL
    return CodeVerdict.MATCHES if expected == computed else CodeVerdict.DIFFERS


def _form_findings(found: Found, payload: Manifest) -> list[Finding]:
    """Say where the bag's own words about itself are wrong, though its files agree."""
    findings = []
    declaration = found.texts.get(bag.DECLARATION_NAME)
    if declaration is not None and declaration != bag.DECLARATION:
        detail = "it does not declare BagIt 1.0"
        findings.append(
            Finding(subject=bag.DECLARATION_NAME, verdict=Verdict.ALTERED, detail=detail)
        )
    info = bag.read_info(found.texts.get(bag.INFO_NAME, b""))
    measured = [found.files[path] for path in payload.digests if path in found.files]
    actual = f"{sum(each.size_bytes for each in measured)}.{len(payload.digests)}"
    are_whole = (
        bool(measured)
        and len(measured) == len(payload.digests)
        and all(
            each.digests is not None and each.digests.sha256 == payload.digests[path]
            for path, each in found.files.items()
            if path in payload.digests
        )
    )
    if are_whole and info.get("Payload-Oxum", actual) != actual:
        detail = f"Payload-Oxum is not {actual}"
        findings.append(Finding(subject=bag.INFO_NAME, verdict=Verdict.ALTERED, detail=detail))
    return findings


def _custody(found: Found, cancel: Cancel) -> LogCheck:
    if CUSTODY_LOG_NAME in found.texts:
        return check_log(found.texts[CUSTODY_LOG_NAME], cancel)
    obstacle = obstacle_to(CUSTODY_LOG_NAME, found)
    if obstacle:
        return unchecked(Verdict.UNREADABLE, obstacle)
    if CUSTODY_LOG_NAME not in found.files:
        return unchecked(Verdict.MISSING, "the custody log is not there")
    return unchecked(Verdict.NOT_CHECKED, "the custody log is larger than any")


def _chain_finding(log: LogCheck) -> Finding:
    return Finding(subject=CHAIN_SUBJECT, verdict=log.verdict, detail=log.reason)


def _seal(found: Found) -> SealVerdict:
    if SEAL_NAME not in found.files and not obstacle_to(SEAL_NAME, found):
        return SealVerdict.MISSING
    needed = (bag.TAG_MANIFEST_NAME, SEAL_NAME, CERTIFICATE_NAME)
    if any(name not in found.texts for name in needed):
        return SealVerdict.CANNOT_TELL
    tagmanifest, p7s, certificate_pem = (found.texts[name] for name in needed)
    return verify_seal(tagmanifest, p7s, certificate_pem)


def _seal_finding(seal: SealVerdict, found: Found) -> Finding:
    obstacle = obstacle_to(SEAL_NAME, found)
    if obstacle:
        return Finding(subject=SEAL_SUBJECT, verdict=Verdict.UNREADABLE, detail=obstacle)
    return Finding(subject=SEAL_SUBJECT, verdict=_SEAL_FINDINGS[seal], detail=SEAL_NAME)


def _fingerprint(found: Found) -> Digest | None:
    try:
        return certificate.fingerprint(found.texts.get(CERTIFICATE_NAME, b""))
    except ValueError:
        return None


def _reference(found: Found) -> str:
    info = bag.read_info(found.texts.get(bag.INFO_NAME, b""))
    return visible(info.get("External-Identifier", ""))
