"""What the manifests list against what is there: intact, altered, missing, added, unreadable.

Every file is read once, hashed by all three algorithms in one pass, and compared with the line that
lists it. A file that no line lists is *added*; one that a line lists and that is not there is
*missing*; one that cannot be read, or lies behind a link, is *unreadable* and nothing is said of
its bytes. One unreadable file stops nothing: the others are still checked.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from evidence_kit.handover.bag import Manifest
from evidence_kit.handover.contents import Contents, Entry
from evidence_kit.handover.reading_back import ReadBack
from evidence_kit.hashing import Digests, KnownHash, SpreadHash, with_known
from evidence_kit.model import Digest, Finding, Verdict
from evidence_kit.progress import Cancel, Progress, Report, Stage
from evidence_kit.visible import visible

MAX_TEXT_BYTES = 64 * 1024 * 1024
"""A list or table that is larger is not read as one; only its digest is checked."""

_SYSTEM_FILES = {
    ".DS_Store": "the macOS Finder makes such a file in a folder that was opened",
    "Thumbs.db": "Windows makes such a file in a folder that was opened",
    "desktop.ini": "Windows makes such a file in a folder that was opened",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One thing that is there, after it was read."""

    size_bytes: int
    """Bytes that were read."""
    digests: Digests | None
    """``None`` when it could not be read to its end."""
    problem: str = ""
    """English, why not."""
    is_file: bool = True
    """Whether it is an ordinary file, readable or not; ``False`` for links and the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything that is there, read once."""

    files: Mapping[str, Measured]
    """By path inside the package."""
    texts: Mapping[str, bytes]
    """The bytes of the lists and tables the check itself reads, from the same reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JustWritten:
    """What whoever wrote a package knows of it, when it is read back."""

    known: Mapping[Digest, Digests]
    """The digests that were computed on the way, by their SHA-256."""
    read_back: Mapping[str, ReadBack]
    """What the medium gave back already, by path; the rest is read now."""


def measure(
    contents: Contents,
    kept: frozenset[str],
    report: Report,
    cancel: Cancel,
    *,
    written: JustWritten | None = None,
) -> Found:
    """Read every file once.

    Args:
        contents: The package as found.
        kept: Files whose bytes the check reads itself.
        report: Told about every MiB.
        cancel: Looked at before every MiB.
        written: What whoever has just written the files knows; ``None`` to read and compute it all.

    Raises:
        CancelledError: The person asked to stop.
    """
    files: dict[str, Measured] = {}
    texts: dict[str, bytes] = {}
    total = sum(entry.size_bytes for entry in contents.entries.values())
    done = 0
    for name in sorted(contents.entries):
        entry = contents.entries[name]
        if entry.obstacle:
            files[name] = Measured(
                size_bytes=0, digests=None, problem=entry.obstacle, is_file=False
            )
            continue
        before = None if name in kept else _read_before(name, entry, written)
        if before is not None:
            cancel.check()
            files[name] = before
            done += before.size_bytes
            report(Progress(stage=Stage.VERIFYING, done=done, total=total, name=name))
            continue
        text: list[bytes] | None = [] if name in kept else None
        size_bytes = 0
        problem = ""
        with _hash_of(written) as hashes:
            try:
                for chunk in contents.read(name):
                    cancel.check()
                    hashes.update(chunk)
                    size_bytes += len(chunk)
                    text = _kept_with(text, chunk, size_bytes)
                    read = Progress(
                        stage=Stage.VERIFYING, done=done + size_bytes, total=total, name=name
                    )
                    report(read)
            except OSError as failure:
                problem = failure.strerror or str(failure)
            digests = None if problem else hashes.digests()
        done += size_bytes
        files[name] = Measured(size_bytes=size_bytes, digests=digests, problem=problem)
        if text is not None and not problem:
            texts[name] = b"".join(text)
    return Found(files=files, texts=texts)


def listed_findings(manifest: Manifest, found: Found, doubt: str = "") -> list[Finding]:
    """Say for every file that a SHA-256 manifest lists whether it is as it was.

    Args:
        manifest: The list.
        found: What is there.
        doubt: English, why nothing can be said by this list of what is there; "" for a sure one.
    """
    places = {digest: path for path, digest in manifest.digests.items()}
    return [
        _listed_finding(path, digest, found, places, doubt)
        for path, digest in manifest.digests.items()
    ]


def added_findings(
    found: Found, listed: Mapping[str, str], exempt: frozenset[str]
) -> list[Finding]:
    """Name every file that no manifest lists.

    Args:
        found: What is there.
        listed: Path → digest of everything that is listed.
        exempt: Files that are checked in another way.
    """
    missing = {digest: path for path, digest in listed.items() if path not in found.files}
    findings = []
    for name, measured in found.files.items():
        if name in listed or name in exempt:
            continue
        if not measured.is_file:
            detail = f"{measured.problem}; no manifest lists it"
            findings.append(
                Finding(subject=visible(name), verdict=Verdict.UNREADABLE, detail=detail)
            )
            continue
        findings.append(
            Finding(
                subject=visible(name),
                verdict=Verdict.ADDED,
                detail=_origin_of_added(name, measured, missing),
            )
        )
    return findings


def obstacle_to(path: str, found: Found) -> str:
    """Say why a file cannot be read: its own problem, or a link or closed folder on the way.

    Returns:
        English, or "" when the file was read or is simply not there.
    """
    parts = path.split("/")
    for depth in range(1, len(parts)):
        parent = "/".join(parts[:depth])
        measured = found.files.get(parent)
        if measured is not None and measured.problem:
            return f"behind {visible(parent)}: {measured.problem}"
    measured = found.files.get(path)
    return "" if measured is None else measured.problem


def _hash_of(
    written: JustWritten | None,
) -> AbstractContextManager[SpreadHash] | AbstractContextManager[KnownHash]:
    """Return what takes the sums of one file: all three, or SHA-256 where the others are known."""
    return SpreadHash() if written is None else nullcontext(KnownHash(written.known))


def _read_before(name: str, entry: Entry, written: JustWritten | None) -> Measured | None:
    """Return what the medium gave back of a file before, if that was all that lies there now."""
    read = None if written is None else written.read_back.get(name)
    if written is None or read is None or read.size_bytes != entry.size_bytes:
        return None
    return Measured(size_bytes=read.size_bytes, digests=with_known(read.sha256, written.known))


def _kept_with(text: list[bytes] | None, chunk: bytes, size_bytes: int) -> list[bytes] | None:
    if text is None or size_bytes > MAX_TEXT_BYTES:
        return None
    text.append(chunk)
    return text


def _listed_finding(
    path: str, digest: str, found: Found, places: Mapping[str, str], doubt: str
) -> Finding:
    subject = visible(path)
    obstacle = obstacle_to(path, found)
    if obstacle:
        return Finding(subject=subject, verdict=Verdict.UNREADABLE, detail=obstacle)
    measured = found.files.get(path)
    if measured is None or measured.digests is None:
        return Finding(subject=subject, verdict=Verdict.MISSING, detail=f"SHA-256 {digest}")
    if doubt:
        return Finding(subject=subject, verdict=Verdict.NOT_CHECKED, detail=doubt)
    actual = measured.digests.sha256
    if actual == digest:
        return Finding(subject=subject, verdict=Verdict.INTACT)
    detail = f"SHA-256 is {actual}, listed {digest}"
    if actual in places:
        detail += f"; these are the bytes of {visible(places[actual])}"
    return Finding(subject=subject, verdict=Verdict.ALTERED, detail=detail)


def _origin_of_added(name: str, measured: Measured, missing: Mapping[str, str]) -> str:
    last = name.rpartition("/")[2]
    if last in _SYSTEM_FILES:
        return f"{_SYSTEM_FILES[last]}; it is not from the person"
    if measured.digests is not None and measured.digests.sha256 in missing:
        return f"the bytes of {visible(missing[measured.digests.sha256])}, which is missing"
    return "no manifest lists it"
