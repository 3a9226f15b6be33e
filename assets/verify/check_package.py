#!/usr/bin/env python3
"""Check an evidence package with Python's standard library alone (Python 3.9 or later).

    python3 check_package.py FOLDER [--code "64 digits from the person's slip"]

It is written to be read in one sitting by whoever must rely on it. It knows nothing of Evidence Kit
but the format: BagIt 1.0 (RFC 8493), a custody log whose chain is described below, and a table.

Exit status: 0 nothing wrong was found, 1 something is wrong, 2 it could not be checked at all.
"""

import argparse
import csv
import hashlib
import io
import json
import re
import stat
import sys
import zlib
from pathlib import Path

PAYLOAD, TAGS, LOOKUP = "manifest-sha256.txt", "tagmanifest-sha256.txt", "manifest-md5.txt"
SEAL, STAMP = "seal/tagmanifest-sha256.txt.p7s", "seal/tagmanifest-sha256.txt.tsr"
CERTIFICATE = "seal/case-certificate.pem"
TABLE, LOG = "data/index/exhibits.csv", "data/index/custody-log.jsonl"
CASE = "data/index/case.jsonld"
SIGNATURE, INSIDE = "signature of the report", "files inside the report"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
BAD = ("altered", "missing", "added", "unreadable")


def main():
    """Check the package that the command line names; returns the exit status."""
    parser = argparse.ArgumentParser(description="Check an evidence package.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--code", default="", help="the hand-over code, from outside the package")
    chosen = parser.parse_args()
    code = re.sub(r"[\s\-–]", "", chosen.code).lower()
    if code and not re.fullmatch("[0-9a-f]{64}", code):
        print("A hand-over code has 64 digits; this is none.", file=sys.stderr)
        return 2
    if not any((chosen.folder / name).is_file() for name in ("bagit.txt", PAYLOAD, TAGS)):
        print("There is no package in this folder. Unpack a ZIP first.", file=sys.stderr)
        return 2
    findings = check(chosen.folder)
    for verdict, subject, detail in findings:
        if verdict != "intact":
            print(f"{verdict:12} {visible(subject)}  {visible(detail)}".rstrip())
        elif detail:
            print(visible(detail))
    print(f"{sum(verdict == 'intact' for verdict, _, _ in findings)} intact")
    computed = code_of(chosen.folder)
    answer = overall(findings, code, computed)
    print(f"hand-over code of this package: {computed or 'cannot tell'}")
    print(answer)
    return 1 if answer in ("bad", "added-to") else 0


def check(folder):
    """Return [(verdict, subject, detail)] for every file and every further check."""
    files = read_files(folder)
    payload, tags = manifest(files, PAYLOAD, 64), manifest(files, TAGS, 64)
    doubt = doubt_of(files, tags)
    findings = compare_lists(files, payload, tags, doubt)
    findings += compare_lookup(files, payload, doubt)
    if "bagit.txt" in files and files["bagit.txt"]["data"] not in (None, DECLARATION):
        findings.append(("altered", "bagit.txt", "it does not declare BagIt 1.0"))
    findings += compare_oxum(files, payload, doubt)
    chain, imported = check_chain(files)
    findings.append(chain)
    findings += compare_table(files, payload, imported, doubt)
    findings += compare_report(files, payload)
    findings += unchecked_seals(files)
    return findings


def overall(findings, code, computed):
    """Return the one answer: intact, consistent, incomplete, added-to or bad."""
    verdicts = {verdict for verdict, _, _ in findings}
    if (code and computed and code != computed) or verdicts & {"altered", "missing", "unreadable"}:
        return "bad"
    # Signatures need OpenSSL; that it was not tried here is said, and does not spoil the answer.
    is_open = any(
        verdict == "not-checked" and subject not in (SEAL, STAMP, SIGNATURE)
        for verdict, subject, _ in findings
    )
    if "added" in verdicts:
        return "added-to" if code and computed and not is_open else "bad"
    if is_open or (code and not computed):
        return "incomplete"
    return "intact" if code else "consistent"


# What is there: every file read once


def read_files(folder):
    """Return {path: {sha256, sha1, md5, size, data, problem}}; links are not followed."""
    files = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            continue
        files[name] = {"size": 0, "sha256": None, "data": None, "problem": ""}
        if not stat.S_ISREG(mode):
            files[name]["problem"] = "a link or device, which is not followed"
            continue
        try:
            files[name].update(digests_of(path, keep=not name.startswith("data/exhibits/")))
        except OSError as problem:
            files[name]["problem"] = problem.strerror or str(problem)
    return files


def digests_of(path, *, keep):
    """Hash a file in pieces; keep the bytes of what the check itself reads."""
    hashes = {"sha256": hashlib.sha256(), "sha1": hashlib.sha1(), "md5": hashlib.md5()}
    kept, size = [], 0
    with path.open("rb") as source:
        while piece := source.read(1 << 20):
            size += len(piece)
            for each in hashes.values():
                each.update(piece)
            if keep:
                kept.append(piece)
    found = {name: each.hexdigest() for name, each in hashes.items()}
    return {**found, "size": size, "data": b"".join(kept) if keep else None}


def code_of(folder):
    """Return the hand-over code: the SHA-256 of the tag manifest; None without one."""
    try:
        return hashlib.sha256((folder / TAGS).read_bytes()).hexdigest()
    except OSError:
        return None


# What the lists say (RFC 8493 section 2.1.3)


def manifest(files, name, digits):
    """Return ({path: digest}, [fault]) of a list, or None when it cannot be read."""
    file = files.get(name)
    if file is None or file["data"] is None:
        return None
    lines = file["data"].split(b"\n")
    listed, faults = {}, []
    if lines.pop():
        faults.append("the last line is not finished")
    for number, line in enumerate(lines, 1):
        found = re.fullmatch(rb"([0-9A-Fa-f]{%d})  (.+)" % digits, line)
        try:
            path = unescaped(found[2].decode("utf-8")) if found else ""
        except UnicodeDecodeError:
            path = ""
        if not path or path in listed or path_leaves(path):
            faults.append(f"line {number} is not to be followed")
        elif path.startswith("data/") != (name != TAGS):
            faults.append(f"{path} belongs in another list")
        else:
            listed[path] = found[1].decode("ascii").lower()
    return listed, faults


def unescaped(text):
    """Undo the three escapes of a path; CRLF makes the list another one, but not its paths."""
    text = text.removesuffix("\r")
    return re.sub("%(0[AaDd]|25)", lambda escape: chr(int(escape[1], 16)), text)


def path_leaves(path):
    """Say whether a path must not be followed."""
    parts = path.split("/")
    return bool(
        set("\0\\") & set(path) or re.match("[A-Za-z]:|/|~", path) or {"", ".", ".."} & set(parts)
    )


def doubt_of(files, tags):
    """Say why nothing can be said by the payload's list; "" where the tag list confirms it."""
    listed = None if tags is None else tags[0].get(PAYLOAD)
    if listed is None or PAYLOAD not in files:
        return "its list could not be checked"
    return "" if files[PAYLOAD]["sha256"] == listed else "its list was altered"


def compare_lists(files, payload, tags, doubt):
    """Hold both SHA-256 lists against the files."""
    findings, listed, unsure = [], {}, {}
    for name, found in ((PAYLOAD, payload), (TAGS, tags)):
        if found is None or (doubt and name == PAYLOAD):
            governed = {path for path in files if path.startswith("data/") == (name == PAYLOAD)}
            unsure.update(dict.fromkeys(governed, doubt if found else "its list is missing"))
        if found is None:
            if tags is None or name not in tags[0]:
                problem = obstacle(files, name)
                findings.append(("unreadable" if problem else "missing", name, problem))
            continue
        listed.update(found[0])
        findings += [("altered", name, fault) for fault in found[1]]
    findings += [compare_file(files, path, listed[path], unsure.get(path)) for path in listed]
    # The last list cannot be listed, nor what is made over it; a stamp is told beforehand.
    apart = {TAGS, SEAL, STAMP} if is_stamped(files) else {TAGS, SEAL}
    for path in files.keys() - listed.keys() - apart:
        if path in unsure:
            findings.append(("not-checked", path, unsure[path]))
        elif files[path]["problem"]:
            findings.append(("unreadable", path, files[path]["problem"]))
        else:
            findings.append(("added", path, "no list names it"))
    return findings


def compare_file(files, path, digest, doubt):
    """Say whether a listed file is as it was."""
    problem = obstacle(files, path)
    if problem:
        return ("unreadable", path, problem)
    if path not in files:
        return ("missing", path, f"SHA-256 {digest}")
    if doubt:
        return ("not-checked", path, doubt)
    actual = files[path]["sha256"]
    return ("intact", path, "") if actual == digest else ("altered", path, f"SHA-256 is {actual}")


def obstacle(files, path):
    """Say why a path cannot be read: its own problem, or that of a link on the way."""
    parts = path.split("/")
    ways = ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))
    return next(
        (files[way]["problem"] for way in ways if way in files and files[way]["problem"]), ""
    )


def compare_lookup(files, payload, doubt):
    """Hold the MD5 list against the files that are as they were."""
    lookup = manifest(files, LOOKUP, 32)
    if lookup is None or payload is None:
        return [("not-checked", LOOKUP, "it or the SHA-256 list cannot be read")]
    if doubt:
        detail = "the SHA-256 list was altered or could not be checked"
        return [("not-checked", LOOKUP, detail)]
    listed, faults = lookup
    faults = faults + [f"no line for {path}" for path in payload[0] if path not in listed]
    for path, digest in listed.items():
        file = files.get(path)
        if path not in payload[0]:
            faults.append(f"a line for {path}, which the SHA-256 list does not name")
        elif file and file["sha256"] == payload[0][path] and file["md5"] != digest:
            faults.append(f"another MD5 for {path}")
    return [("altered", LOOKUP, fault) for fault in faults]


def compare_oxum(files, payload, doubt):
    """Hold bag-info's count of bytes and files against those that are as they were."""
    info = files.get("bag-info.txt")
    said = re.search(rb"^Payload-Oxum: *(\S+)", info["data"] or b"", re.MULTILINE) if info else None
    if doubt or payload is None or said is None or not payload[0]:
        return []
    if any(path not in files or files[path]["sha256"] != payload[0][path] for path in payload[0]):
        return []
    actual = f"{sum(files[path]['size'] for path in payload[0])}.{len(payload[0])}"
    if said[1].decode("ascii", "replace") == actual:
        return []
    return [("altered", "bag-info.txt", f"Payload-Oxum is not {actual}")]


# The custody log: c_n = SHA-256("EKc1" + salt + entry), h_n = SHA-256("EKh1" + n + h_{n-1} + c_n)


def check_chain(files):
    """Return the finding about the chain, and the SHA-256 of every import that it shows."""
    subject = "custody chain"
    file = files.get(LOG)
    if file is None:
        return ("missing", subject, "the custody log is not there"), None
    if file["data"] is None:
        return ("unreadable", subject, file["problem"]), None
    lines = file["data"].split(b"\n")
    if lines.pop() or not lines:
        return ("altered", subject, "it is empty or its last line is not finished"), None
    head, imported = bytes(32), set()
    for n, line in enumerate(lines, 1):
        try:
            head, digest = next_link(json.loads(line), line, n, head)
        except (ValueError, KeyError, TypeError, RecursionError):
            return ("altered", subject, f"entry {n} does not continue the chain"), None
        imported |= {digest} - {None}
    return ("intact", subject, ""), imported


def next_link(read, line, n, head):
    """Return the chain after an entry, and the digest of the import it records, if any."""
    keys = {"n", "commitment", "chain"}
    if canonical(read) != line or type(read["n"]) is not int or read["n"] != n:
        raise ValueError(n)
    if read.keys() not in (keys, keys | {"salt", "entry"}):
        raise ValueError(n)
    commitment, chain, digest = bytes.fromhex(read["commitment"]), read["chain"], None
    if "entry" in read:
        entry = read["entry"]
        salt = bytes.fromhex(read["salt"])
        committed = hashlib.sha256(b"EKc1" + salt + canonical(entry)).digest()
        if entry["n"] != n or len(salt) != 16 or committed != commitment:
            raise ValueError(n)
        if entry["action"] in ("item-imported", "item-covered"):
            digest = entry["detail"].get("sha256")
    linked = hashlib.sha256(b"EKh1" + n.to_bytes(8, "big") + head + commitment)
    if linked.hexdigest() != chain:
        raise ValueError(n)
    return linked.digest(), digest


def canonical(value):
    """Write JSON in the one way that is hashed: sorted, without spaces, in ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


# The table of exhibits


def table_rows(files):
    """Return the rows of the table of exhibits, or None when it cannot be read."""
    file = files.get(TABLE)
    try:
        text = file["data"].decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        names = ("exhibit", "file", "size_bytes", "sha256", "sha1", "md5")
        # A leading apostrophe keeps spreadsheets from taking a cell for a formula.
        return [
            {"note": row.get("note") or "", **{name: row[name].removeprefix("'") for name in names}}
            for row in rows
        ]
    except (TypeError, AttributeError, KeyError, UnicodeDecodeError, csv.Error):
        return None


def compare_table(files, payload, imported, doubt):
    """Hold the table of exhibits against the files, and both against the custody log."""
    subject, custody = "exhibits.csv and the exhibits", "custody log and the exhibits"
    rows = table_rows(files)
    if rows is None:
        return [("not-checked", subject, "the table cannot be read")]
    listed = {} if payload is None else payload[0]
    held = [row for row in rows if row["file"]]
    paths = [row["file"] for row in held]
    faults = [
        f"no row for {path}"
        for path in listed
        if path.startswith("data/exhibits/") and path not in paths
    ]
    faults += [f"more than one row for {path}" for path in set(paths) if paths.count(path) > 1]
    for row in held:
        found = files.get(row["file"])
        if row["file"] not in listed:
            faults.append(f"{row['exhibit']}: no list names {row['file']}")
        elif found and found["sha256"] and (doubt or found["sha256"] == listed[row["file"]]):
            actual = {**found, "size_bytes": str(found["size"])}
            faults += [
                f"{row['exhibit']}: {name} is not that of {row['file']}"
                for name in ("size_bytes", "sha256", "sha1", "md5")
                if row[name] != actual[name]
            ]
    other = "; ".join(f"{row['exhibit']} is {row['place']}" for row in named_elsewhere(files, rows))
    findings = [("altered", subject, fault) for fault in faults] or [("intact", subject, other)]
    if imported is None:
        return [*findings, ("not-checked", custody, "the custody log could not be recomputed")]
    tabled = {row["sha256"] for row in rows}
    gone = [("altered", custody, f"no row for the import of {each}") for each in imported - tabled]
    gone += [
        ("not-checked", custody, f"{row['exhibit']}: no entry that is shown records its import")
        for row in held
        if row["sha256"] not in imported
    ]
    return [*findings, *(gone or [("intact", custody, "")])]


# The report: what its signature covers, and the files inside its PDF


def compare_report(files, payload):
    """Hold the report against its own signature, and what is inside it against the package."""
    listed = {} if payload is None else payload[0]
    names = [
        name for name in {*files, *listed} if re.fullmatch("data/report/[^/]+-report[.]pdf", name)
    ]
    if not names:
        return []
    name = min(names)
    pdf = files[name]["data"] if name in files else None
    if pdf is None:
        detail = "the report is not there or cannot be read"
        return [("not-checked", SIGNATURE, detail), ("not-checked", INSIDE, detail)]
    inside = files_inside(pdf)
    if not {"exhibits-sha256.txt", "case.jsonld"} <= inside.keys():
        detail = "they were not found in the form that Evidence Kit writes"
        return [check_signature(name, pdf), ("not-checked", INSIDE, detail)]
    exhibits = {path: listed[path] for path in listed if path.startswith("data/exhibits/")}
    hashes = manifest({PAYLOAD: {"data": inside["exhibits-sha256.txt"]}}, PAYLOAD, 64)
    elsewhere = kept_elsewhere(files)
    faults = hashes[1] + [
        f"its list and the manifest differ about {path}"
        for path in {*exhibits, *hashes[0]}
        if exhibits.get(path) != hashes[0].get(path)
        and (path in exhibits or hashes[0][path] not in elsewhere)
    ]
    case = files.get(CASE)
    if case and case["sha256"] == listed.get(CASE) and case["data"] != inside["case.jsonld"]:
        faults.append(f"its case.jsonld is not {CASE}")
    findings = [("altered", INSIDE, fault) for fault in faults] or [("intact", INSIDE, "")]
    return [check_signature(name, pdf), *findings]


def kept_elsewhere(files):
    """Return the hashes of what the table says is in another part, or was stopped by mail."""
    return {row["sha256"] for row in named_elsewhere(files, table_rows(files) or [])}


def named_elsewhere(files, rows):
    """Return the rows of what the table says is in another part, or was stopped by mail."""
    info = files.get("bag-info.txt", {}).get("data") or b""
    count = re.search(rb"^Bag-Count: *[0-9]+ of ([0-9]{1,6}) *$", info, re.MULTILINE)
    notes = "not in this package: e-mail programs would stop it"
    if count:
        notes += f"|in part [0-9]{{1,6}} of {count[1].decode('ascii')}: [A-Za-z0-9-]+[.]zip"
    found = [(row, re.match(notes, row["note"])) for row in rows if not row["file"]]
    return [{**row, "place": place[0]} for row, place in found if place]


def check_signature(name, pdf):
    """Say whether the signature covers the whole PDF as it is; by which key is for OpenSSL."""
    ranges = re.findall(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]", pdf)
    if not ranges:
        return ("missing", SIGNATURE, "there is no signature in it")
    ends = (map(int, each) for each in ranges)
    ends = [(b, c) for a, b, c, d in ends if a == 0 and b < c and c + d == len(pdf)]
    if not ends:
        return ("altered", SIGNATURE, "something was added to it after it was signed")
    before, after = ends[0]
    if not re.fullmatch(rb"<([0-9A-Fa-f]{2})+>", pdf[before:after]):
        return ("not-checked", SIGNATURE, "it is not in the form that Evidence Kit writes")
    covered = hashlib.sha256(pdf[:before] + pdf[after:]).digest()
    # The attribute messageDigest (RFC 5652 section 11.2): its number, a set, 32 bytes.
    attribute = bytes.fromhex("06092a864886f70d01090431220420") + covered
    if attribute not in bytes.fromhex(pdf[before + 1 : after - 1].decode("ascii")):
        return ("altered", SIGNATURE, "it was made over other bytes")
    command = (
        f"(head -c {before} {name}; tail -c +{after + 1} {name}) > signed.bin; "
        f"tail -c +{before + 2} {name} | head -c {after - before - 2} | xxd -r -p > signed.p7s; "
        "openssl cms -verify -binary -inform DER -in signed.p7s -content signed.bin "
        f"-CAfile {CERTIFICATE} -purpose any -out /dev/null"
    )
    return ("not-checked", SIGNATURE, command)


def files_inside(pdf):
    """Return {name: bytes} of the files in a PDF, where they are written as Evidence Kit does."""
    found, names = {}, []
    form = (
        rb"/Type /Filespec /F <FEFF([0-9A-F]{4,2000})> /UF <[0-9A-F]{0,2000}>"
        rb" /Desc <[0-9A-F]{0,8000}> /AFRelationship /Data /EF <</F (\d{1,9}) 0 R "
    )
    for written, number in re.findall(form, pdf)[:20]:
        name = bytes.fromhex(written.decode("ascii")).decode("utf-16-be", "replace")
        names.append(name)
        bodies = re.findall(
            rb"(?<![0-9])%d 0 obj\s(?=(<</Type /EmbeddedFile [^\r\n]{0,1000}"
            rb"/Filter /FlateDecode /Length (\d{1,9})>>\nstream\n)?)" % int(number),
            pdf,
        )
        if len(bodies) == 1 and bodies[0][0]:
            start = pdf.index(bodies[0][0]) + len(bodies[0][0])
            unpacking = zlib.decompressobj()
            try:
                data = unpacking.decompress(pdf[start : start + int(bodies[0][1])], 1 << 26)
            except zlib.error:
                continue
            if unpacking.eof:
                found[name] = data
    return {name: data for name, data in found.items() if names.count(name) == 1}


# What the standard library cannot check


def unchecked_seals(files):
    """Say of seal and time stamp what needs no key, and name the command that checks each."""
    tags = files[TAGS]["sha256"] if TAGS in files else None
    findings = [seal_finding(files, tags)]
    if is_stamped(files):
        findings.append(stamp_finding(files, tags))
    return findings


def is_stamped(files):
    """Say whether bag-info.txt tells of a time stamp; no list can."""
    info = files.get("bag-info.txt", {}).get("data") or b""
    said = re.search(rb"^Time-Stamp:[ \t]*(.*?)\s*$", info, re.MULTILINE)
    return said is not None and said[1] == STAMP.encode()


def seal_finding(files, tags):
    """Say what the seal was made over, by its attribute messageDigest (RFC 5652 section 11.2)."""
    problem = obstacle(files, SEAL)
    if problem:
        return ("unreadable", "seal", problem)
    if SEAL not in files or not files[SEAL]["size"]:
        return ("missing", "seal", SEAL)
    attribute = bytes.fromhex("06092a864886f70d01090431220420")
    over = re.findall(re.escape(attribute) + rb"(.{32})", files[SEAL]["data"], re.DOTALL)
    if not tags or not over:
        return ("not-checked", "seal", "it is not in the form that Evidence Kit writes")
    if bytes.fromhex(tags) not in over:
        return ("altered", "seal", "it was made over another list")
    command = (
        f"openssl cms -verify -binary -inform DER -in {SEAL} -content {TAGS} "
        f"-CAfile {CERTIFICATE} -purpose any -out /dev/null"
    )
    return ("not-checked", SEAL, command)


def stamp_finding(files, tags):
    """Say whether the time stamp holds the SHA-256 of the tag list (RFC 3161 section 2.4.2)."""
    problem = obstacle(files, STAMP)
    if problem:
        return ("unreadable", STAMP, problem)
    if STAMP not in files:
        return ("missing", STAMP, "bag-info.txt tells of it")
    if not tags:
        return ("not-checked", STAMP, "the tag list cannot be read")
    if b"\x04\x20" + bytes.fromhex(tags) not in files[STAMP]["data"]:
        return ("altered", STAMP, "it stamps another list")
    command = f"openssl ts -verify -data {TAGS} -in {STAMP} -CAfile ROOT-OF-THE-AUTHORITY.pem"
    return ("not-checked", STAMP, command)


def visible(text):
    """Write what could steer a terminal as code points."""
    return "".join(each if each.isprintable() else f"<U+{ord(each):04X}>" for each in text)


if __name__ == "__main__":
    sys.exit(main())
