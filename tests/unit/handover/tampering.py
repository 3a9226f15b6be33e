"""What can be done to a package without its key, by name: every check is tried on all of it."""

import csv
import hashlib
import io
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from evidence_kit.handover import bag
from evidence_kit.handover.certificate import make_certificate
from evidence_kit.handover.seal import make_seal
from tests.sealed_pdfs import sealed

EXHIBIT = "data/exhibits/JS-001.png"
OTHER = "data/exhibits/JS-002.txt"
REPORT = "data/report/EK-2026-000123-report.pdf"
TABLE = "data/index/exhibits.csv"
LOG = "data/index/custody-log.jsonl"
CERTIFICATE = "seal/case-certificate.pem"
SEAL = "seal/tagmanifest-sha256.txt.p7s"
STAMP = "seal/tagmanifest-sha256.txt.tsr"
PAYLOAD = bag.PAYLOAD_MANIFEST_NAME
TAGS = bag.TAG_MANIFEST_NAME
LOOKUP = bag.LOOKUP_MANIFEST_NAME
ZEROS = b"0" * 64 + b"  "

Tampering = Callable[[Path], object]


def change(path: Path, name: str = EXHIBIT) -> None:
    """Flip a bit in the middle of a file."""
    data = bytearray((path / name).read_bytes())
    data[len(data) // 2] ^= 1
    (path / name).write_bytes(data)


def changed(name: str) -> Tampering:
    return lambda path: change(path, name)


def removed(*names: str) -> Tampering:
    return lambda path: [(path / name).unlink() for name in names]


def written(name: str, data: bytes) -> Tampering:
    return lambda path: (path / name).write_bytes(data)


def added_to(name: str, data: bytes) -> Tampering:
    return lambda path: (path / name).write_bytes((path / name).read_bytes() + data)


def cut(name: str, count: int) -> Tampering:
    return lambda path: (path / name).write_bytes((path / name).read_bytes()[:-count])


def edited(name: str, old: bytes, new: bytes) -> Tampering:
    def edit(path: Path) -> None:
        data = (path / name).read_bytes()
        assert old in data
        (path / name).write_bytes(data.replace(old, new))

    return edit


def renamed(old: str, new: str) -> Tampering:
    return lambda path: (path / old).rename(path / new)


def swapped(one: str, other: str) -> Tampering:
    def swap(path: Path) -> None:
        first, second = (path / one).read_bytes(), (path / other).read_bytes()
        (path / one).write_bytes(second)
        (path / other).write_bytes(first)

    return swap


def linked(name: str, target: str) -> Tampering:
    """A file replaced by a link to something else."""

    def link(path: Path) -> None:
        (path / name).unlink()
        (path / name).symlink_to(target)

    return link


def listed_again(then: Tampering) -> Tampering:
    """Something done, and both lists written anew; the seal stays the old one."""

    def do(path: Path) -> None:
        then(path)
        files = {
            each.relative_to(path).as_posix(): each.read_bytes()
            for each in path.rglob("*")
            if each.is_file() and not each.is_symlink()
        }
        payload = {name: data for name, data in files.items() if name.startswith("data/")}
        (path / PAYLOAD).write_bytes(bag.manifest_text(digests("sha256", payload)))
        (path / LOOKUP).write_bytes(bag.manifest_text(digests("md5", payload)))
        unlisted = {*payload, TAGS, SEAL}
        tags = {name: (path / name).read_bytes() for name in files if name not in unlisted}
        (path / TAGS).write_bytes(bag.manifest_text(digests("sha256", tags)))

    return do


def payload_listed_again(then: Tampering) -> Tampering:
    """Something done, and the payload's list alone written anew: the code still fits."""

    def do(path: Path) -> None:
        then(path)
        payload = {
            each.relative_to(path).as_posix(): each.read_bytes()
            for each in (path / "data").rglob("*")
            if each.is_file()
        }
        (path / PAYLOAD).write_bytes(bag.manifest_text(digests("sha256", payload)))

    return do


def relisted(name: str, digest: str) -> Tampering:
    """Another digest for one line of the payload list."""

    def do(path: Path) -> None:
        lines = (path / PAYLOAD).read_text("utf-8").splitlines(keepends=True)
        (path / PAYLOAD).write_text(
            "".join(
                f"{digest}  {name}\n" if line.endswith(f"  {name}\n") else line for line in lines
            ),
            "utf-8",
        )

    return do


def changed_with_its_row(path: Path) -> None:
    """An exhibit, and what the table says of it."""
    change(path)
    data = (path / EXHIBIT).read_bytes()
    row_changed("JS-001", "size_bytes", str(len(data)))(path)
    for algorithm in ("sha256", "sha1", "md5"):
        row_changed("JS-001", algorithm, digests(algorithm, {EXHIBIT: data})[EXHIBIT])(path)


def looked_up_again(path: Path) -> None:
    """The look-up list written anew, of what is there."""
    payload = {
        each.relative_to(path).as_posix(): each.read_bytes()
        for each in (path / "data").rglob("*")
        if each.is_file()
    }
    (path / LOOKUP).write_bytes(bag.manifest_text(digests("md5", payload)))


def sealed_over_something_else(path: Path) -> None:
    """A whole seal in the right place, over another list."""
    key, certificate_pem = make_certificate("EK-2026-000123", datetime(2026, 1, 1, tzinfo=UTC))
    (path / SEAL).write_bytes(make_seal(b"another list", key, certificate_pem))


def both(one: Tampering, other: Tampering) -> Tampering:
    def do(path: Path) -> None:
        one(path)
        other(path)

    return do


def digests(algorithm: str, files: dict[str, bytes]) -> dict[str, str]:
    return {
        name: hashlib.new(algorithm, data, usedforsecurity=False).hexdigest()
        for name, data in files.items()
    }


def row_changed(label: str, column: str, value: str) -> Tampering:
    """One cell of the table of exhibits, as a careful forger would."""

    def edit(path: Path) -> None:
        text = (path / TABLE).read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        next(row for row in rows if row["exhibit"] == label)[column] = value
        made = io.StringIO(newline="")
        writer = csv.DictWriter(made, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
        (path / TABLE).write_bytes(made.getvalue().encode("utf-8-sig"))

    return edit


def taken_out(path: Path) -> None:
    """An exhibit gone and its cell emptied, as if it lay elsewhere; its digest stays."""
    removed(EXHIBIT)(path)
    row_changed("JS-001", "file", "")(path)


def line_removed(name: str, index: int) -> Tampering:
    def remove(path: Path) -> None:
        lines = (path / name).read_bytes().splitlines(keepends=True)
        del lines[index]
        (path / name).write_bytes(b"".join(lines))

    return remove


def lines_swapped(name: str) -> Tampering:
    def swap(path: Path) -> None:
        first, second, *rest = (path / name).read_bytes().splitlines(keepends=True)
        (path / name).write_bytes(b"".join((second, first, *rest)))

    return swap


def decomposed(path: Path) -> None:
    """A listed name in its other Unicode form: another name to every tool that compares bytes."""
    composed = "data/exhibits/\u0161.txt"
    (path / composed).write_bytes(b"listed")
    listed_again(lambda _path: None)(path)
    (path / composed).rename(path / unicodedata.normalize("NFD", composed))


def unsigned(path: Path) -> None:
    """The report as it was before it was signed."""
    (path / REPORT).write_bytes((path / REPORT).read_bytes().partition(b"<</Type /Sig")[0])


def signed_again(then: Tampering = lambda _path: None) -> Tampering:
    """Something done, and report, lists and seal made anew with a key of somebody else's."""

    def do(path: Path) -> None:
        then(path)
        unsigned(path)
        key, certificate_pem = make_certificate("EK-2026-000123", datetime(2026, 1, 1, tzinfo=UTC))
        pdf = (path / REPORT).read_bytes()
        (path / REPORT).write_bytes(sealed(pdf, key, certificate_pem))
        (path / CERTIFICATE).write_bytes(certificate_pem)
        listed_again(lambda _path: None)(path)
        (path / SEAL).write_bytes(make_seal((path / TAGS).read_bytes(), key, certificate_pem))

    return do


def signed_by_another(path: Path) -> None:
    """The report alone signed anew, with a key of somebody else's; the lists follow it."""
    unsigned(path)
    key, certificate_pem = make_certificate("EK-2026-000123", datetime(2026, 1, 1, tzinfo=UTC))
    (path / REPORT).write_bytes(sealed((path / REPORT).read_bytes(), key, certificate_pem))


TAMPERINGS: dict[str, Tampering] = {
    "nothing": lambda _path: None,
    "a byte of an exhibit": changed(EXHIBIT),
    "a byte of another exhibit": changed(OTHER),
    "a byte of the report": changed(REPORT),
    "a revision behind the report": added_to(REPORT, b"1 0 obj\nendobj\n%%EOF\n"),
    "a byte of the checklist": changed("data/report/steps-checklist.pdf"),
    "a byte of a paper": changed("data/papers/receipt.pdf"),
    "a byte of the instructions": changed("READ-ME-FIRST.txt"),
    "a byte of the page": changed("verify.html"),
    "a byte of the software's words": changed("metadata/software.json"),
    "a byte of bag-info": edited("bag-info.txt", b"EK-2026", b"EK-2027"),
    "a byte of the certificate": changed("seal/case-certificate.pem"),
    "a byte of the table of identifiers": changed("data/index/identifiers.csv"),
    "a byte of the graph": changed("data/index/case.jsonld"),
    "an exhibit cut off": cut(OTHER, 1),
    "an exhibit emptied": written(EXHIBIT, b""),
    "an exhibit with one byte more": added_to(OTHER, b"\n"),
    "an exhibit removed": removed(EXHIBIT),
    "two exhibits removed": removed(EXHIBIT, OTHER),
    "the report removed": removed(REPORT),
    "the custody log removed": removed(LOG),
    "the table of exhibits removed": removed(TABLE),
    "the certificate removed": removed("seal/case-certificate.pem"),
    "the instructions removed": removed("READ-ME-FIRST.txt"),
    "the declaration removed": removed("bagit.txt"),
    "bag-info removed": removed("bag-info.txt"),
    "the payload list removed": removed(PAYLOAD),
    "the tag list removed": removed(TAGS),
    "the look-up list removed": removed(LOOKUP),
    "both lists removed": removed(PAYLOAD, TAGS),
    "the seal removed": removed(SEAL),
    "an exhibit renamed": renamed(EXHIBIT, "data/exhibits/JS-009.png"),
    "an exhibit renamed in case alone": renamed(EXHIBIT, "data/exhibits/js-001.png"),
    "an exhibit moved to the top": renamed(OTHER, "JS-002.txt"),
    "a name in its other Unicode form": decomposed,
    "two exhibits swapped": swapped(EXHIBIT, OTHER),
    "an exhibit and the report swapped": swapped(EXHIBIT, REPORT),
    "an exhibit replaced by a link": linked(EXHIBIT, "JS-002.txt"),
    "an exhibit replaced by a link that leaves": linked(EXHIBIT, "/etc/hostname"),
    "a file added to the exhibits": written("data/exhibits/JS-077.png", b"new"),
    "a file added at the top": written("note.txt", b"new"),
    "a file added to the seal": written("seal/extra.pem", b"new"),
    "the bytes of an exhibit once more": lambda path: written(
        "data/exhibits/copy.png", (path / EXHIBIT).read_bytes()
    )(path),
    "what a Finder leaves": written(".DS_Store", b"x"),
    "what Windows leaves": written("data/Thumbs.db", b"x"),
    "the payload list with CRLF": edited(PAYLOAD, b"\n", b"\r\n"),
    "the tag list with CRLF": edited(TAGS, b"\n", b"\r\n"),
    "the tag list in capitals": lambda path: (path / TAGS).write_bytes(
        b"".join(
            line[:64].upper() + line[64:]
            for line in (path / TAGS).read_bytes().splitlines(keepends=True)
        )
    ),
    "the tag list cut off": cut(TAGS, 20),
    "the tag list emptied": written(TAGS, b""),
    "the payload list emptied": written(PAYLOAD, b""),
    "a line of the payload list removed": line_removed(PAYLOAD, 0),
    "a line of the tag list removed": line_removed(TAGS, 0),
    "lines of the tag list swapped": lines_swapped(TAGS),
    "a path that leaves": added_to(TAGS, ZEROS + b"../outside\n"),
    "a path from the root": added_to(TAGS, ZEROS + b"/etc/passwd\n"),
    "a path with a drive": added_to(TAGS, ZEROS + b"C:/x\n"),
    "a path with a backslash": added_to(TAGS, ZEROS + b"seal\\x\n"),
    "a path with a dot": added_to(TAGS, ZEROS + b"./x\n"),
    "a path with a zero byte": added_to(TAGS, ZEROS + b"a\0b\n"),
    "a path twice": lambda path: added_to(
        TAGS, (path / TAGS).read_bytes().splitlines(keepends=True)[0]
    )(path),
    "a line that is no text": added_to(TAGS, ZEROS + b"\xff\xfe\n"),
    "a line that is no line": added_to(TAGS, b"hello\n"),
    "an empty line": added_to(TAGS, b"\n"),
    "a payload line in the tag list": added_to(TAGS, ZEROS + b"data/x\n"),
    "a tag line in the payload list": added_to(PAYLOAD, ZEROS + b"x\n"),
    "a line for what is not there": added_to(TAGS, ZEROS + b"not-there.txt\n"),
    "another kind of bag": written("bagit.txt", b"BagIt-Version: 0.97\n"),
    "an exhibit changed and listed again": listed_again(changed(EXHIBIT)),
    "an exhibit removed and listed again": listed_again(removed(EXHIBIT)),
    "an exhibit taken out, its cell emptied, all signed anew": signed_again(taken_out),
    "an exhibit added and listed again": listed_again(written("data/exhibits/JS-077.png", b"new")),
    "the count of bytes changed and listed again": listed_again(
        edited("bag-info.txt", b"Payload-Oxum: ", b"Payload-Oxum: 9")
    ),
    "a digest of the table changed and listed again": listed_again(
        row_changed("JS-001", "sha256", "0" * 64)
    ),
    "a size of the table changed and listed again": listed_again(
        row_changed("JS-001", "size_bytes", "5")
    ),
    "a row of the table removed and listed again": listed_again(line_removed(TABLE, 1)),
    "the table made no table and listed again": listed_again(written(TABLE, b"\xff\xfe\0")),
    "an entry of the log removed and listed again": listed_again(line_removed(LOG, 1)),
    "the last entry of the log removed and listed again": listed_again(line_removed(LOG, -1)),
    "entries of the log swapped and listed again": listed_again(lines_swapped(LOG)),
    "the log emptied and listed again": listed_again(written(LOG, b"")),
    "a revision behind the report and listed again": listed_again(
        added_to(REPORT, b"1 0 obj\nendobj\n%%EOF\n")
    ),
    "a word of the report and listed again": listed_again(edited(REPORT, b"stands", b"sticks")),
    "the report unsigned and listed again": listed_again(unsigned),
    "the report signed by another and listed again": listed_again(signed_by_another),
    "everything signed again": signed_again(),
    "an exhibit added and everything signed again": signed_again(
        written("data/exhibits/JS-077.png", b"new")
    ),
    "an exhibit changed and everything signed again": signed_again(changed(EXHIBIT)),
    "an exhibit removed and everything signed again": signed_again(removed(EXHIBIT)),
    "two exhibits swapped and everything signed again": signed_again(swapped(EXHIBIT, OTHER)),
    "the graph changed and everything signed again": signed_again(
        edited("data/index/case.jsonld", b"EK-2026", b"EK-2027")
    ),
    "a row of the table changed and everything signed again": signed_again(
        row_changed("JS-001", "sha256", "0" * 64)
    ),
    "a report with no files inside and everything signed again": signed_again(
        written(REPORT, b"%PDF-1.7 another account")
    ),
    "a time stamp that is none": written(STAMP, b"no reply"),
    "a time stamp that is none, and its promise": both(
        written(STAMP, b"no reply"), added_to("bag-info.txt", f"Time-Stamp: {STAMP}\n".encode())
    ),
    "the promise of a time stamp that is not there": added_to(
        "bag-info.txt", f"Time-Stamp: {STAMP}\n".encode()
    ),
    "an exhibit and its line": payload_listed_again(change),
    "an exhibit, its line and its row": payload_listed_again(changed_with_its_row),
    "an exhibit, its line, its row and its look-up": both(
        payload_listed_again(changed_with_its_row), looked_up_again
    ),
    "an exhibit cut off, and its line": payload_listed_again(cut(OTHER, 1)),
    "an exhibit and its line removed": payload_listed_again(removed(EXHIBIT)),
    "an exhibit added with its line": payload_listed_again(
        written("data/exhibits/JS-077.png", b"new")
    ),
    "the report and its line": payload_listed_again(changed(REPORT)),
    "another digest for an exhibit as it was": relisted(EXHIBIT, "0" * 64),
    "an exhibit and its line, the tag list removed": both(
        payload_listed_again(change), removed(TAGS)
    ),
    "an exhibit, its line, and no line for the list": both(
        payload_listed_again(change),
        lambda path: (path / TAGS).write_bytes(
            b"".join(
                line
                for line in (path / TAGS).read_bytes().splitlines(keepends=True)
                if not line.endswith(f"  {PAYLOAD}\n".encode())
            )
        ),
    ),
    "the count of bytes changed": edited("bag-info.txt", b"Payload-Oxum: ", b"Payload-Oxum: 9"),
    "another look-up list": written(LOOKUP, b"0" * 32 + f"  {EXHIBIT}\n".encode()),
    "a seal that is none": written(SEAL, b"nonsense"),
    "a seal over another list": sealed_over_something_else,
    "an emptied seal": written(SEAL, b""),
    "a byte of the log changed and listed again": listed_again(changed(LOG)),
    "the log made deep and listed again": listed_again(written(LOG, b"[" * 100_000 + b"\n")),
}
"""In plain words → what is done to the package's folder."""
