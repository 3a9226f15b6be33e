"""The three lists of a package, read and compared with what is there.

The payload manifest lists everything under ``data/``, the tag manifest everything else, the MD5
manifest the payload once more for look-up. Where a list is missing or unreadable nothing is said
about the files it would list: they are not checked, and not called added. The same holds for the
payload where its list is not the one that the tag manifest names: whoever alters an exhibit can
write its line anew, and the hand-over code still fits.
"""

from dataclasses import dataclass
from pathlib import Path

from evidence_kit.errors import NotAPackageError
from evidence_kit.handover import bag
from evidence_kit.handover.bag import Manifest
from evidence_kit.handover.listing import Found, added_findings, listed_findings
from evidence_kit.handover.package_stamp import is_said_to_be_stamped
from evidence_kit.handover.seal import SEAL_NAME, TIMESTAMP_NAME
from evidence_kit.model import Finding, Verdict
from evidence_kit.visible import visible

_EXEMPT = frozenset({bag.TAG_MANIFEST_NAME, SEAL_NAME})
"""What no manifest can list: the last list itself, and what is made over it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The lists of one package; ``None`` for one that is missing or cannot be read."""

    payload: Manifest | None
    tags: Manifest | None
    lookup: Manifest | None
    doubt: str = ""
    """English, why nothing can be said of a file by the payload's list; "" for a sure one."""


def read_lists(path: Path, found: Found) -> Lists:
    """Read the three lists.

    Args:
        path: The package, for the error.
        found: What is there.

    Raises:
        NotAPackageError: A list is longer than any package's.
    """
    payload = _read(path, found, bag.PAYLOAD_MANIFEST_NAME)
    tags = _read(path, found, bag.TAG_MANIFEST_NAME)
    return Lists(
        payload=payload,
        tags=tags,
        lookup=_read(path, found, bag.LOOKUP_MANIFEST_NAME),
        doubt="" if payload is None else _doubt_of_payload(tags, found),
    )


def manifest_findings(lists: Lists, found: Found) -> list[Finding]:
    """Compare all lists with all files."""
    findings: list[Finding] = []
    listed: dict[str, str] = {}
    exempt = _EXEMPT | {TIMESTAMP_NAME} if is_said_to_be_stamped(found) else _EXEMPT
    uncheckable: dict[str, str] = {}
    for name, manifest, governs_payload in (
        (bag.PAYLOAD_MANIFEST_NAME, lists.payload, True),
        (bag.TAG_MANIFEST_NAME, lists.tags, False),
    ):
        doubt = lists.doubt if governs_payload else ""
        if manifest is None or doubt:
            governed = {each for each in found.files if _is_payload(each) is governs_payload}
            uncheckable |= dict.fromkeys(governed - exempt, doubt or "its list is missing")
        if manifest is None:
            findings += _absent_list_findings(name, lists, found)
            continue
        listed.update(manifest.digests)
        findings += listed_findings(manifest, found, doubt)
        findings += _fault_findings(name, manifest.faults)
    findings += [
        Finding(subject=visible(name), verdict=Verdict.NOT_CHECKED, detail=uncheckable[name])
        for name in sorted(uncheckable.keys() - listed.keys())
    ]
    findings += added_findings(found, listed, exempt | uncheckable.keys())
    findings += _lookup_findings(lists, found)
    return findings


def _read(path: Path, found: Found, name: str) -> Manifest | None:
    data = found.texts.get(name)
    if data is None:
        if name in found.files and found.files[name].digests is not None:
            raise NotAPackageError(path=str(path), reason=f"{name} is larger than any list")
        return None
    algorithm = "md5" if name == bag.LOOKUP_MANIFEST_NAME else "sha256"
    manifest = bag.read_manifest(data, algorithm, str(path))
    lists_payload = name != bag.TAG_MANIFEST_NAME
    digests = {
        each: digest
        for each, digest in manifest.digests.items()
        if _is_payload(each) is lists_payload
    }
    misplaced = [
        f"{each} belongs in another list" for each in manifest.digests if each not in digests
    ]
    return Manifest(digests=digests, faults=bag.shortened([*manifest.faults, *misplaced]))


def _doubt_of_payload(tags: Manifest | None, found: Found) -> str:
    """Say why the payload's list is not known to be the one that was handed over."""
    listed = None if tags is None else tags.digests.get(bag.PAYLOAD_MANIFEST_NAME)
    measured = found.files[bag.PAYLOAD_MANIFEST_NAME].digests
    if listed is None or measured is None:
        return "its list could not be checked"
    return "" if measured.sha256 == listed else "its list was altered"


def _is_payload(path: str) -> bool:
    return path.startswith(bag.PAYLOAD_FOLDER)


def _absent_list_findings(name: str, lists: Lists, found: Found) -> list[Finding]:
    """Name a list that could not be read, unless another list names it already."""
    if lists.tags is not None and name in lists.tags.digests:
        return []
    measured = found.files.get(name)
    if measured is None:
        return [Finding(subject=name, verdict=Verdict.MISSING)]
    return [Finding(subject=name, verdict=Verdict.UNREADABLE, detail=measured.problem)]


def _fault_findings(name: str, faults: tuple[str, ...]) -> list[Finding]:
    return [
        Finding(subject=name, verdict=Verdict.ALTERED, detail=visible(fault)) for fault in faults
    ]


def _lookup_findings(lists: Lists, found: Found) -> list[Finding]:
    """Compare the MD5 list with the files, where SHA-256 says that they are as they were."""
    name = bag.LOOKUP_MANIFEST_NAME
    if lists.lookup is None or lists.payload is None:
        detail = "it or the SHA-256 manifest cannot be read"
        return [Finding(subject=name, verdict=Verdict.NOT_CHECKED, detail=detail)]
    if lists.doubt:
        detail = "the SHA-256 manifest was altered or could not be checked"
        return [Finding(subject=name, verdict=Verdict.NOT_CHECKED, detail=detail)]
    md5, sha256 = lists.lookup.digests, lists.payload.digests
    faults = [f"no line for {path}" for path in sha256 if path not in md5]
    for path, digest in md5.items():
        measured = found.files.get(path)
        if path not in sha256:
            faults.append(f"a line for {path}, which the SHA-256 manifest does not list")
        elif measured is None or measured.digests is None:
            continue
        elif measured.digests.sha256 == sha256[path] and measured.digests.md5 != digest:
            faults.append(f"another MD5 for {path}, which is intact by SHA-256")
    return _fault_findings(name, (*lists.lookup.faults, *bag.shortened(faults)))
