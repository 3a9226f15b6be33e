"""The report in a package, held against the package: its signature, and the files inside its PDF.

The signature is read without a PDF library, and so says the same whatever a viewer makes of the
file: its byte range must be the whole file but for the room of the signature itself, and it must be
by the key of the certificate that lies in the package. Anything that was added after the seal – a
page turned, a note, a second signature – leaves bytes outside that range.

The two files inside are read in the one form in which this program writes them: the list of the
exhibits' hashes must name the exhibits of this package, and beyond them only what its table says
lies elsewhere, with the same hash; the case as data must be the package's own. A report that was
signed again over other exhibits is caught by them.

The rules are: a report is bounded before it is read, and what it unpacks to as well; what is not in
the form written here is *not checked*, and never *no*.
"""

import hashlib
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from evidence_kit.clock import utc_text
from evidence_kit.errors import TimestampReplyError
from evidence_kit.handover import bag
from evidence_kit.handover.agreement import named_elsewhere
from evidence_kit.handover.attachments import CASE_DATA_NAME, HASH_LIST_NAME
from evidence_kit.handover.bag import Manifest
from evidence_kit.handover.case_uco import CASE_NAME
from evidence_kit.handover.listing import Found, obstacle_to
from evidence_kit.handover.seal import CERTIFICATE_NAME
from evidence_kit.handover.selection import EXHIBIT_FOLDER
from evidence_kit.handover.signatures import (
    Signature,
    SignatureFormError,
    is_by,
    is_over,
    public_key_of,
    read_signature,
    without_room,
)
from evidence_kit.handover.spreadsheet import read_table
from evidence_kit.handover.tables import EXHIBITS_NAME
from evidence_kit.model import Finding, Verdict
from evidence_kit.timestamping.replies import read_token
from evidence_kit.visible import visible

SIGNATURE_SUBJECT = "signature of the report"
STAMP_SUBJECT = "time stamp in the report"
INSIDE_SUBJECT = "files inside the report"

_REPORT_NAME = re.compile(r"data/report/[^/]+-report\.pdf")
_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
_SPECIFICATION = re.compile(
    rb"/Type /Filespec /F <FEFF([0-9A-F]{4,2000})> /UF <[0-9A-F]{0,2000}> /Desc <[0-9A-F]{0,8000}> "
    rb"/AFRelationship /Data /EF <</F (\d{1,9}) 0 R "
)
_EMBEDDED = re.compile(
    rb"<</Type /EmbeddedFile [^\r\n]{0,1000}/Filter /FlateDecode /Length (\d{1,9})>>\nstream\n"
)
_MOST_BYTE_RANGES = 100
_MOST_FILES = 20
_MAX_INSIDE_BYTES = 64 * 1024 * 1024
_MOST_FAULTS = 20


def report_name_among(names: Mapping[str, object]) -> str:
    """Return which file is the report, the first by name; "" in a package without one."""
    return min(filter(_REPORT_NAME.fullmatch, names), default="")


def report_findings(found: Found, payload: Manifest) -> list[Finding]:
    """Say what a package's report proves; nothing about a package without one.

    Args:
        found: What is there.
        payload: The list of the payload.
    """
    name = report_name_among({**found.files, **payload.digests})
    if not name:
        return []
    pdf = found.texts.get(name)
    if pdf is None:
        detail = obstacle_to(name, found) or (
            "it is larger than any" if name in found.files else "the report is not there"
        )
        return [
            Finding(subject=subject, verdict=Verdict.NOT_CHECKED, detail=detail)
            for subject in (SIGNATURE_SUBJECT, INSIDE_SUBJECT)
        ]
    return [
        *_signature_findings(pdf, found.texts.get(CERTIFICATE_NAME, b"")),
        *_inside_findings(pdf, found, payload),
    ]


# The signature


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBytes:
    """What a signature in a PDF covers, and the signature."""

    digest: bytes
    """SHA-256 of everything but the signature's own room."""
    room: slice
    """Where the signature stands in the file: hex digits, zeros to the end."""
    cms_der: bytes
    """The signature, without the zeros."""


class NoSealReason(StrEnum):
    """Why a PDF has no signature over the whole of it."""

    UNSIGNED = "there is no signature in it"
    ADDED_TO = "something was added to it after it was signed"
    OTHER_FORM = "its signature is not in the form written here"


def sealed_bytes(pdf: bytes) -> SealedBytes | NoSealReason:
    """Find the signature that is over the whole of a PDF.

    FORMAT: ISO 32000-1 §12.8.1, one ``ByteRange`` of two pairs, the room between them a string in
    hex.
    """
    ranges = _BYTE_RANGE.findall(pdf)
    if not ranges:
        return NoSealReason.UNSIGNED
    for found in ranges[-_MOST_BYTE_RANGES:]:
        start, before, after, rest = map(int, found)
        if start != 0 or not before < after or after + rest != len(pdf):
            continue
        inside = pdf[before:after]
        if not re.fullmatch(rb"<(?:[0-9A-Fa-f]{2})+>", inside):
            return NoSealReason.OTHER_FORM
        try:
            cms_der = without_room(bytes.fromhex(inside[1:-1].decode("ascii")))
        except SignatureFormError:
            return NoSealReason.OTHER_FORM
        covered = hashlib.sha256(pdf[:before])
        covered.update(pdf[after:])
        return SealedBytes(
            digest=covered.digest(), room=slice(before + 1, after - 1), cms_der=cms_der
        )
    return NoSealReason.ADDED_TO


def _signature_findings(pdf: bytes, certificate_pem: bytes) -> list[Finding]:
    sealed = sealed_bytes(pdf)
    match sealed:
        case NoSealReason.UNSIGNED:
            return [_of_signature(Verdict.MISSING, sealed.value)]
        case NoSealReason.ADDED_TO:
            return [_of_signature(Verdict.ALTERED, sealed.value)]
        case NoSealReason.OTHER_FORM:
            return [_of_signature(Verdict.NOT_CHECKED, sealed.value)]
        case SealedBytes():
            pass
    try:
        signature = read_signature(sealed.cms_der)
        key = public_key_of(certificate_pem)
    except SignatureFormError:
        detail = "the signature or the case's certificate is not in the form written here"
        return [_of_signature(Verdict.NOT_CHECKED, detail)]
    if not is_over(signature, sealed.digest):
        return [_of_signature(Verdict.ALTERED, "it was made over other bytes")]
    if not is_by(signature, key):
        detail = "it is not by the key of the case's certificate"
        return [_of_signature(Verdict.ALTERED, detail)]
    return [
        _of_signature(Verdict.INTACT, "over the whole file, by the key of the case's certificate"),
        *_stamp_findings(signature),
    ]


def _of_signature(verdict: Verdict, detail: str) -> Finding:
    return Finding(subject=SIGNATURE_SUBJECT, verdict=verdict, detail=detail)


def _stamp_findings(signature: Signature) -> list[Finding]:
    """Say what a time stamp over the signature proves; nothing about a report without one."""
    if signature.stamp_der is None:
        return []
    try:
        stamp = read_token(signature.stamp_der)
    except TimestampReplyError as problem:
        return [_of_stamp(Verdict.ALTERED, str(problem.facts["reason"]))]
    if stamp.imprint != hashlib.sha256(signature.value).hexdigest():
        return [_of_stamp(Verdict.ALTERED, "it stamps another signature")]
    return [
        _of_stamp(
            Verdict.INTACT,
            f"the signed report existed at {utc_text(stamp.stamped_at)}, by the clock of "
            f"“{visible(stamp.authority)}”; compare its certificate: {stamp.certificate_sha256}",
        )
    ]


def _of_stamp(verdict: Verdict, detail: str) -> Finding:
    return Finding(subject=STAMP_SUBJECT, verdict=verdict, detail=detail)


# The files inside


def _inside_findings(pdf: bytes, found: Found, payload: Manifest) -> list[Finding]:
    inside = files_inside(pdf)
    if not inside.keys() >= {HASH_LIST_NAME, CASE_DATA_NAME}:
        return [_of_inside(Verdict.NOT_CHECKED, "they were not found in the form written here")]
    faults = [
        *_list_faults(inside[HASH_LIST_NAME], payload, _kept_elsewhere(found)),
        *_case_faults(inside[CASE_DATA_NAME], found, payload),
    ]
    if not faults:
        return [_of_inside(Verdict.INTACT, f"{HASH_LIST_NAME}, {CASE_DATA_NAME}")]
    shown = [visible(fault) for fault in faults[:_MOST_FAULTS]]
    if len(faults) > len(shown):
        shown.append(f"and {len(faults) - len(shown)} more")
    return [_of_inside(Verdict.ALTERED, fault) for fault in shown]


def _of_inside(verdict: Verdict, detail: str) -> Finding:
    return Finding(subject=INSIDE_SUBJECT, verdict=verdict, detail=detail)


def files_inside(pdf: bytes) -> dict[str, bytes]:
    """Return the files in a PDF that are written as this program writes them, by their names.

    A name that stands twice, an object that stands twice, and what unpacks to far too much are left
    out: programs differ in which of two they show.
    """
    found: dict[str, bytes] = {}
    twice: set[str] = set()
    for specification in islice(_SPECIFICATION.finditer(pdf), _MOST_FILES):
        name = bytes.fromhex(specification[1].decode("ascii")).decode("utf-16-be", "replace")
        data = _stream_of(pdf, int(specification[2]))
        if name in found:
            twice.add(name)
        elif data is not None:
            found[name] = data
    return {name: data for name, data in found.items() if name not in twice}


def _stream_of(pdf: bytes, number: int) -> bytes | None:
    # A pattern that begins with what is looked for is found much faster than one that looks back.
    begins = [
        each
        for each in re.finditer(rb"%d 0 obj\s" % number, pdf)
        if not pdf[max(0, each.start() - 1) : each.start()].isdigit()
    ]
    if len(begins) != 1:
        return None
    head = _EMBEDDED.match(pdf, begins[0].end())
    if head is None:
        return None
    packed = pdf[head.end() : head.end() + int(head[1])]
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(packed, _MAX_INSIDE_BYTES)
    except zlib.error:
        return None
    return data if unpacking.eof else None


def _kept_elsewhere(found: Found) -> frozenset[str]:
    """Return the SHA-256 of what the table says is in another part, or was stopped by mail."""
    data = found.texts.get(EXHIBITS_NAME)
    try:
        rows = [] if data is None else read_table(data)
    except ValueError:
        # That the table cannot be read is a finding of its own.
        rows = []
    return frozenset(row.get("sha256", "") for row in named_elsewhere(rows, found))


def _list_faults(data: bytes, payload: Manifest, elsewhere: frozenset[str]) -> list[str]:
    listed = bag.read_manifest(data, "sha256", HASH_LIST_NAME)
    exhibits = {
        path: digest for path, digest in payload.digests.items() if path.startswith(EXHIBIT_FOLDER)
    }
    faults = [f"its list: {fault}" for fault in listed.faults]
    faults += [f"its list does not name {path}" for path in exhibits if path not in listed.digests]
    faults += [
        f"its list names {path}, which the manifest does not"
        for path, digest in listed.digests.items()
        if path not in exhibits and digest not in elsewhere
    ]
    faults += [
        f"its list has another SHA-256 for {path}"
        for path, digest in exhibits.items()
        if listed.digests.get(path, digest) != digest
    ]
    return faults


def _case_faults(data: bytes, found: Found, payload: Manifest) -> list[str]:
    measured = found.files.get(CASE_NAME)
    listed = payload.digests.get(CASE_NAME)
    if measured is None or measured.digests is None or measured.digests.sha256 != listed:
        # The file itself is missing or altered and named so.
        return []
    if hashlib.sha256(data).hexdigest() == listed:
        return []
    return [f"its {CASE_DATA_NAME} is not {CASE_NAME}"]
