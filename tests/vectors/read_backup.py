"""Read a one-file backup with nothing but Python and FORMAT.md §9: another engineer's reader.

``python read_backup.py BACKUP FOLDER`` writes what is whole into a new folder and names the rest.
"""

import hashlib
import json
import re
import sys
from pathlib import Path

NAME = re.compile(
    rb"header\.[ab]|case\.db|backup/case\.g?[0-9]{1,9}\.db|blobs/([0-9a-f]{2})/\1[0-9a-f]{30}"
)


def read_backup(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """Return the files that are whole, and what is wrong, in words."""
    problems = []
    if data[:8] != b"EKBACK1\n" or sha256(data[:24])[:8] != data[24:32]:
        problems.append("the beginning is damaged")
    position = int.from_bytes(data[-24:-16], "big")
    if data[-8:] != b"EKBEND1\n" or sha256(data[-24:-16])[:8] != data[-16:-8]:
        return {}, [*problems, "the end is damaged"]
    length = int.from_bytes(data[position + 8 : position + 16], "big")
    index = data[position : position + 16 + length + 64]
    if index[:8] != b"EKindex\n" or sha256(index[:-32]) != index[-32:]:
        return {}, [*problems, "the index is damaged"]
    body = json.loads(index[16:-64])
    if body["v"] != 1:
        return {}, ["too new"]
    files = {}
    for told in body["files"]:
        found = content(data, told)
        if found is None or NAME.fullmatch(told["name"].encode()) is None:
            problems.append(f"{told['name']} is damaged")
        else:
            files[told["name"]] = found
    return files, problems


def content(data: bytes, told: dict) -> bytes | None:
    """Return a file's bytes, or nothing where one of its pieces is not whole."""
    parts = []
    for piece in told["pieces"]:
        head_length = int.from_bytes(data[piece["at"] + 8 : piece["at"] + 12], "big")
        start = piece["at"] + 12 + head_length + 32
        part = data[start : start + piece["size"]]
        if sha256(part).hex() != piece["sha256"]:
            return None
        parts.append(part)
    found = b"".join(parts)
    return found if len(found) == told["size"] else None


def sha256(data: bytes) -> bytes:
    """Return the SHA-256."""
    return hashlib.sha256(data).digest()


def main(backup: str, folder: str) -> None:
    """Write what is whole into a new folder."""
    files, problems = read_backup(Path(backup).read_bytes())
    Path(folder).mkdir()
    for name, data in files.items():
        path = Path(folder, *name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    sys.stdout.write("".join(f"{problem}\n" for problem in problems) or "whole\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
