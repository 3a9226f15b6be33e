"""The bag: BagIt 1.0 (RFC 8493) as text, written and read.

BagIt is an archive format that libraries and police labs know; its manifests are at the same time
the input of ``sha256sum -c`` and, for MD5, a hash set that forensic programs take in as it is. This
module knows only the text of the tag files; :mod:`evidence_kit.handover.writing` puts them on disk.

The rules are: lines end in LF; digest and path are parted by two spaces; CR, LF and % in a path are
percent-encoded (RFC 8493 §2.1.3); paths are relative, with forward slashes, and stay inside the
bag. A manifest from elsewhere is hostile text: a line that breaks a rule is named and not followed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from evidence_kit.errors import NotAPackageError

DECLARATION_NAME = "bagit.txt"
INFO_NAME = "bag-info.txt"
PAYLOAD_MANIFEST_NAME = "manifest-sha256.txt"
LOOKUP_MANIFEST_NAME = "manifest-md5.txt"
TAG_MANIFEST_NAME = "tagmanifest-sha256.txt"
PAYLOAD_FOLDER = "data/"

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
"""The whole of ``bagit.txt`` (RFC 8493 §2.1.1)."""

MAX_ENTRIES = 100_000
"""Lines a manifest may have. A case has hundreds of exhibits; more is an attempt to stall."""

MAX_LINE_BYTES = 8_192
"""Bytes a manifest line may have: a digest and twice the longest path of common systems."""

_SHA256_LINE = re.compile(rb"([0-9A-Fa-f]{64})  (.+)")
_MD5_LINE = re.compile(rb"([0-9A-Fa-f]{32})  (.+)")
_MAX_FAULTS_NAMED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a manifest says, and what is wrong with its text."""

    digests: Mapping[str, str]
    """Path → digest in lower-case hex, in the order of the lines."""
    faults: tuple[str, ...]
    """English, one per kind of line that was not followed; empty for a manifest of ours."""


def manifest_text(digests: Mapping[str, str]) -> bytes:
    r"""Write a manifest, sorted by path.

    >>> manifest_text({"data/b": "02", "data/a": "01"})
    b'01  data/a\n02  data/b\n'
    """
    return b"".join(f"{digests[path]}  {encoded_path(path)}\n".encode() for path in sorted(digests))


def read_manifest(data: bytes, algorithm: str, place: str) -> Manifest:
    """Read a manifest that may come from anybody.

    Args:
        data: The file's bytes.
        algorithm: ``sha256`` or ``md5``.
        place: What is being checked, for the error.

    Raises:
        NotAPackageError: It has more lines than any package can have.
    """
    form = _SHA256_LINE if algorithm == "sha256" else _MD5_LINE
    digests: dict[str, str] = {}
    faults: list[str] = []
    if data.count(b"\n") > MAX_ENTRIES:
        raise NotAPackageError(path=place, reason=f"a manifest has over {MAX_ENTRIES} lines")
    lines = data.split(b"\n")
    if lines.pop() != b"":
        faults.append("the last line is not finished")
    for number, line in enumerate(lines, start=1):
        found = form.fullmatch(line) if len(line) <= MAX_LINE_BYTES else None
        path, fault = ("", "it is not a digest and a path") if found is None else _path_of(found)
        if not fault and path in digests:
            fault = "it names a path a second time"
        if fault:
            faults.append(f"line {number}: {fault}")
        elif found is not None:
            digests[path] = found[1].decode("ascii").lower()
    return Manifest(digests=digests, faults=shortened(faults))


def info_text(
    *,
    reference: str,
    version: int,
    made_at: datetime,
    app_version: str,
    payload_bytes: int,
    payload_files: int,
    more: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """Write ``bag-info.txt`` (RFC 8493 §2.2.2); it names no person."""
    fields = (
        ("Bagging-Date", made_at.date().isoformat()),
        ("Bag-Software-Agent", f"Evidence Kit {app_version}"),
        ("External-Identifier", reference),
        ("External-Description", f"Evidence package made with Evidence Kit, version {version}"),
        ("Payload-Oxum", f"{payload_bytes}.{payload_files}"),
        *more,
    )
    return "".join(f"{name}: {value}\n" for name, value in fields).encode("utf-8")


def read_info(data: bytes) -> dict[str, str]:
    r"""Read the fields of a ``bag-info.txt`` from anybody; the first of a name counts.

    >>> read_info(b"Payload-Oxum: 5.1\nnonsense\n")
    {'Payload-Oxum': '5.1'}
    """
    fields: dict[str, str] = {}
    for line in data.decode("utf-8", "replace").split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name, value.strip())
    return fields


def encoded_path(path: str) -> str:
    r"""Percent-encode what would break a line.

    >>> encoded_path("100%\n")
    '100%25%0A'
    """
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def path_fault(path: str) -> str:
    r"""Say why a path must not be followed, or "" when it stays inside the bag.

    >>> path_fault("data/../../x"), path_fault("data/a.png")
    ('it leaves the package', '')
    """
    if "\0" in path:
        return "it holds a zero byte"
    if "\\" in path or re.match(r"[A-Za-z]:", path):
        return "it is not a portable path"
    if path.startswith(("/", "~")):
        return "it leaves the package"
    parts = path.split("/")
    if ".." in parts:
        return "it leaves the package"
    if "" in parts or "." in parts:
        return "it is not in its plain form"
    return ""


def shortened(faults: list[str]) -> tuple[str, ...]:
    """Keep a list of faults readable, and say how many are not named."""
    named = faults[:_MAX_FAULTS_NAMED]
    if len(faults) > len(named):
        named.append(f"and {len(faults) - len(named)} more")
    return tuple(named)


def _path_of(found: re.Match[bytes]) -> tuple[str, str]:
    """Return a line's path and "", or "" and what is wrong with it."""
    try:
        text = found[2].decode("utf-8")
    except UnicodeDecodeError:
        return "", "it is not UTF-8"
    # A mail gateway may have turned LF into CRLF; the manifest is altered then, but not the files.
    text = text.removesuffix("\r")
    path = re.sub("%(0[AaDd]|25)", lambda escape: chr(int(escape[1], 16)), text)
    fault = path_fault(path)
    return ("", fault) if fault else (path, "")
