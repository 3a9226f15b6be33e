import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import bagit
import pytest

import evidence_kit
from evidence_kit.errors import CancelledError, HandOverCodeError, NotAPackageError
from evidence_kit.handover import bag
from evidence_kit.handover.certificate import fingerprint, make_certificate
from evidence_kit.handover.code import grouped
from evidence_kit.handover.contents import open_contents
from evidence_kit.handover.custody_log import CUSTODY_LOG_NAME
from evidence_kit.handover.listing import listed_findings, measure
from evidence_kit.handover.seal import (
    CERTIFICATE_NAME,
    SEAL_NAME,
    TIMESTAMP_NAME,
    SealVerdict,
    make_seal,
)
from evidence_kit.handover.verification import (
    CODE_FITS_THE_LIST,
    CODE_WORDS,
    PACKAGE_WORDS,
    CodeVerdict,
    PackageVerdict,
    code_sentence,
    verify_package,
)
from evidence_kit.model import Verdict
from evidence_kit.progress import Cancel, silent
from tests.sealed_pdfs import sealed
from tests.unit.handover.tampering import TAMPERINGS

EXHIBIT = "data/exhibits/JS-001.png"
OTHER = "data/exhibits/JS-002.txt"
REPORT = "data/report/EK-2026-000123-report.pdf"
SIGNATURE = "signature of the report"
INSIDE = "files inside the report"


def tool(name):
    path = shutil.which(name)
    assert path is not None, f"the judge {name} is not installed"
    return path


def check(path, code=None):
    return verify_package(path, code=code, report=silent, cancel=Cancel())


def bad_of(verification):
    """Everything that is not intact, by subject."""
    return {
        (finding.subject, finding.verdict.value)
        for finding in verification.findings
        if finding.verdict is not Verdict.INTACT
    }


def change_a_byte(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def md5(data):
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def write_lists_again(folder_path, *, words=b""):
    """What somebody does who alters a package and knows how it is made.

    New lists, a new seal, and the report signed again; words are put into it before.
    """
    key, certificate_pem = make_certificate("EK-2026-000123", datetime(2026, 1, 1, tzinfo=UTC))
    pdf = (folder_path / REPORT).read_bytes().partition(b"<</Type /Sig")[0]
    (folder_path / REPORT).write_bytes(sealed(pdf + words, key, certificate_pem))
    files = {
        path.relative_to(folder_path).as_posix(): path.read_bytes()
        for path in folder_path.rglob("*")
        if path.is_file()
    }
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}\n"
    info = b"".join(
        line for line in files["bag-info.txt"].splitlines(True) if not line.startswith(b"Payload")
    )
    tags = {
        **{name: data for name, data in files.items() if not name.startswith("data/")},
        "bag-info.txt": info + oxum.encode(),
        "manifest-sha256.txt": bag.manifest_text(
            {name: hashlib.sha256(data).hexdigest() for name, data in payload.items()}
        ),
        "manifest-md5.txt": bag.manifest_text({name: md5(data) for name, data in payload.items()}),
        CERTIFICATE_NAME: certificate_pem,
    }
    del tags[SEAL_NAME], tags["tagmanifest-sha256.txt"]
    tagmanifest = bag.manifest_text(
        {name: hashlib.sha256(data).hexdigest() for name, data in tags.items()}
    )
    for name, data in tags.items():
        (folder_path / name).write_bytes(data)
    (folder_path / "tagmanifest-sha256.txt").write_bytes(tagmanifest)
    (folder_path / SEAL_NAME).write_bytes(make_seal(tagmanifest, key, certificate_pem))


def table_with(folder_path, label, **changes):
    """Change one row of the table of exhibits as a careful forger would."""
    path = folder_path / "data/index/exhibits.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    next(row for row in rows if row["exhibit"] == label).update(changes)
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(written.getvalue().encode("utf-8-sig"))


# What a whole package answers


@pytest.mark.parametrize("form", ["folder_path", "zip_path"])
def test_with_the_code_a_whole_package_is_intact(made, form):
    found = check(getattr(made, form), made.hand_over_code)

    assert found.overall is PackageVerdict.INTACT
    assert found.code is CodeVerdict.MATCHES
    assert found.seal is SealVerdict.VALID
    assert found.custody.verdict is Verdict.INTACT
    assert bad_of(found) == set()


@pytest.mark.parametrize("form", ["folder_path", "zip_path"])
def test_without_the_code_it_can_only_agree_with_itself(made, form):
    found = check(getattr(made, form))

    assert found.overall is PackageVerdict.CONSISTENT
    assert found.code is CodeVerdict.NOT_GIVEN
    assert "compare the hand-over code" in PACKAGE_WORDS[found.overall]


def test_the_code_may_come_in_groups_and_capitals(made):
    code = grouped(made.hand_over_code).upper()

    assert check(made.folder_path, code).overall is PackageVerdict.INTACT


def test_another_code_is_bad_though_the_package_agrees_with_itself(made):
    found = check(made.folder_path, "0" * 64)

    assert found.overall is PackageVerdict.BAD
    assert found.code is CodeVerdict.DIFFERS
    assert bad_of(found) == set()


def test_a_shortened_code_is_refused_and_not_half_compared(made):
    with pytest.raises(HandOverCodeError):
        check(made.folder_path, made.hand_over_code[:16])


def test_it_says_exactly_what_was_checked(made, world):
    found = check(made.folder_path)

    names = [path for path in made.folder_path.rglob("*") if path.is_file()]
    assert found.files_read == len(names) == 23
    assert found.bytes_read == sum(path.stat().st_size for path in names)
    assert found.hand_over_code == made.hand_over_code
    assert found.certificate_fingerprint == fingerprint(world.order.certificate_pem)
    assert found.reference == "EK-2026-000123"
    assert found.custody.head == world.case_file.head.chain
    assert found.app_version == evidence_kit.__version__
    assert found.algorithms[0].startswith("SHA-256")
    assert {finding.subject for finding in found.findings} >= {EXHIBIT, "READ-ME-FIRST.txt", "seal"}


def test_every_verdict_has_its_words():
    assert set(PACKAGE_WORDS) == set(PackageVerdict)
    assert set(CODE_WORDS) == set(CodeVerdict)


@pytest.mark.parametrize("overall", PackageVerdict)
@pytest.mark.parametrize("code", CodeVerdict)
def test_a_code_that_fits_is_not_said_alone_of_a_package_that_is_another(overall, code):
    is_half_a_yes = overall is PackageVerdict.BAD and code is CodeVerdict.MATCHES

    assert code_sentence(overall, code) == (
        CODE_FITS_THE_LIST if is_half_a_yes else CODE_WORDS[code]
    )


def test_a_check_changes_nothing_in_the_package(package_path):
    before = {path: path.stat().st_mtime_ns for path in package_path.rglob("*")}

    check(package_path)

    assert {path: path.stat().st_mtime_ns for path in package_path.rglob("*")} == before


def test_other_peoples_tools_agree_that_it_is_whole(made):
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(
            [tool("sha256sum"), "--quiet", "-c", manifest], cwd=made.folder_path, check=True
        )
    subprocess.run(
        [tool("md5sum"), "--quiet", "-c", "manifest-md5.txt"], cwd=made.folder_path, check=True
    )

    bagit.Bag(str(made.folder_path)).validate()


# What was done to it, and the word for it


@pytest.mark.parametrize(
    "name",
    [
        EXHIBIT,
        REPORT,
        "data/report/steps-checklist.pdf",
        "data/papers/receipt.pdf",
        "data/index/identifiers.csv",
        "data/index/payments.csv",
        "data/index/threats.csv",
        "data/index/timeline.csv",
        "data/index/case.jsonld",
        "READ-ME-FIRST.txt",
        "bag-info.txt",
        "bagit.txt",
        "metadata/software.json",
        "manifest-md5.txt",
        "manifest-sha256.txt",
    ],
)
def test_a_changed_byte_is_named_altered(package_path, name):
    change_a_byte(package_path / name)

    found = check(package_path)

    assert found.overall is PackageVerdict.BAD
    assert (name, "altered") in bad_of(found)


def test_a_changed_table_is_altered_and_its_file_is_not(package_path):
    table_with(package_path, "JS-001", shows="something else")

    assert bad_of(check(package_path)) == {("data/index/exhibits.csv", "altered")}


def test_a_changed_certificate_is_altered(package_path):
    change_a_byte(package_path / CERTIFICATE_NAME)

    assert (CERTIFICATE_NAME, "altered") in bad_of(check(package_path))


def test_an_exchanged_certificate_is_altered_and_its_seal_does_not_fit(package_path):
    _, other_pem = make_certificate("EK-2026-000123", datetime(2026, 1, 1, tzinfo=UTC))
    (package_path / CERTIFICATE_NAME).write_bytes(other_pem)

    assert bad_of(check(package_path)) == {
        (CERTIFICATE_NAME, "altered"),
        ("seal", "altered"),
        (SIGNATURE, "altered"),
    }


def test_a_changed_tag_manifest_breaks_seal_and_code(made, package_path):
    with (package_path / "tagmanifest-sha256.txt").open("ab") as changed:
        changed.write(b"00" * 32 + b"  metadata/other.json\n")

    found = check(package_path, made.hand_over_code)

    assert found.seal is SealVerdict.INVALID
    assert found.code is CodeVerdict.DIFFERS
    assert bad_of(found) == {("metadata/other.json", "missing"), ("seal", "altered")}


@pytest.mark.parametrize("name", [EXHIBIT, "READ-ME-FIRST.txt", "data/index/payments.csv"])
def test_a_removed_file_is_missing_and_not_altered(package_path, name):
    (package_path / name).unlink()

    found = check(package_path)

    assert found.overall is PackageVerdict.BAD
    assert bad_of(found) == {(name, "missing")}


@pytest.mark.parametrize(
    "name", ["data/exhibits/JS-009.png", "data/new", "evil.txt", "seal/x.pem", "seal/y.p7s", ".h"]
)
def test_an_added_file_is_named_wherever_it_lies(made, package_path, name):
    (package_path / name).write_bytes(b"added")

    found = check(package_path, made.hand_over_code)

    assert found.overall is PackageVerdict.ADDED_TO
    assert bad_of(found) == {(name, "added")}


def test_an_added_file_without_the_code_is_simply_bad(package_path):
    (package_path / "evil.txt").write_bytes(b"added")

    assert check(package_path).overall is PackageVerdict.BAD


def test_a_renamed_exhibit_is_missing_and_added(package_path):
    (package_path / EXHIBIT).rename(package_path / "data/exhibits/JS-007.png")

    assert bad_of(check(package_path)) == {
        (EXHIBIT, "missing"),
        ("data/exhibits/JS-007.png", "added"),
    }


def test_two_swapped_exhibits_are_both_altered(package_path):
    (package_path / EXHIBIT).rename(package_path / "x")
    (package_path / OTHER).rename(package_path / EXHIBIT)
    (package_path / "x").rename(package_path / OTHER)

    assert bad_of(check(package_path)) == {(EXHIBIT, "altered"), (OTHER, "altered")}


def test_a_removed_seal_is_missing(made, package_path):
    (package_path / SEAL_NAME).unlink()

    found = check(package_path, made.hand_over_code)

    assert found.seal is SealVerdict.MISSING
    assert found.overall is PackageVerdict.BAD
    assert bad_of(found) == {("seal", "missing")}


def test_a_seal_that_is_none_leaves_the_answer_open_even_with_the_code(made, package_path):
    (package_path / SEAL_NAME).write_bytes(b"nonsense")

    found = check(package_path, made.hand_over_code)

    assert found.seal is SealVerdict.CANNOT_TELL
    assert found.overall is PackageVerdict.INCOMPLETE


def test_what_is_no_time_stamp_is_named(made, package_path):
    (package_path / TIMESTAMP_NAME).write_bytes(b"token")

    found = check(package_path, made.hand_over_code)

    # Nothing in the package says that it is stamped.
    assert found.overall is PackageVerdict.ADDED_TO
    assert bad_of(found) == {(TIMESTAMP_NAME, "added")}


def test_an_exhibit_and_its_line_altered_leave_nothing_in_data_intact(made, package_path):
    TAMPERINGS["an exhibit, its line and its row"](package_path)

    found = check(package_path, made.hand_over_code)

    assert found.overall is PackageVerdict.BAD
    assert found.code is CodeVerdict.MATCHES
    intact = {each.subject for each in found.findings if each.verdict is Verdict.INTACT}
    assert not [subject for subject in intact if subject.startswith("data/")]
    assert not [each for each in found.findings if "intact by SHA-256" in each.detail]
    assert {("manifest-sha256.txt", "altered"), (EXHIBIT, "not-checked")} <= bad_of(found)


def test_a_count_of_bytes_is_not_called_wrong_by_an_altered_list(made, package_path):
    TAMPERINGS["an exhibit cut off, and its line"](package_path)

    found = check(package_path, made.hand_over_code)

    assert ("bag-info.txt", "altered") not in bad_of(found)


def test_a_row_is_still_held_against_its_exhibit_when_the_list_was_altered(package_path):
    TAMPERINGS["an exhibit and its line"](package_path)

    details = [each.detail for each in check(package_path).findings]

    assert f"JS-001: sha256 is not that of {EXHIBIT}" in details


def test_without_the_tag_manifest_the_code_cannot_be_told(made, package_path):
    (package_path / "tagmanifest-sha256.txt").unlink()

    found = check(package_path, made.hand_over_code)

    assert found.code is CodeVerdict.CANNOT_TELL
    assert found.hand_over_code is None
    assert found.overall is PackageVerdict.BAD
    assert ("tagmanifest-sha256.txt", "missing") in bad_of(found)


def test_behind_a_closed_seal_folder_the_seal_is_unreadable_and_not_missing(package_path, tmp_path):
    (package_path / "seal").rename(tmp_path / "seal")
    (package_path / "seal").symlink_to(tmp_path / "seal")

    found = check(package_path)

    assert found.seal is SealVerdict.CANNOT_TELL
    assert bad_of(found) == {
        ("seal", "unreadable"),
        (CERTIFICATE_NAME, "unreadable"),
        (SIGNATURE, "not-checked"),
    }


def test_a_removed_custody_log_is_missing_and_says_nothing_of_exhibits(package_path):
    (package_path / CUSTODY_LOG_NAME).unlink()

    found = check(package_path)

    assert found.custody.verdict is Verdict.MISSING
    assert (CUSTODY_LOG_NAME, "missing") in bad_of(found)
    assert (EXHIBIT, "altered") not in bad_of(found)


def test_an_exhibit_replaced_by_a_link_is_unreadable(package_path, tmp_path):
    (tmp_path / "elsewhere.png").write_bytes((package_path / EXHIBIT).read_bytes())
    (package_path / EXHIBIT).unlink()
    (package_path / EXHIBIT).symlink_to(tmp_path / "elsewhere.png")

    assert bad_of(check(package_path)) == {(EXHIBIT, "unreadable")}


def test_a_folder_replaced_by_a_link_makes_its_files_unreadable(package_path, tmp_path):
    (package_path / "data/exhibits").rename(tmp_path / "exhibits")
    (package_path / "data/exhibits").symlink_to(tmp_path / "exhibits")

    assert bad_of(check(package_path)) == {
        ("data/exhibits", "unreadable"),
        (EXHIBIT, "unreadable"),
        (OTHER, "unreadable"),
        ("data/exhibits/JS-006.mp4", "unreadable"),
    }


_CHECK_AS_AN_ORDINARY_USER = """
import json, sys
from pathlib import Path
from evidence_kit.handover.verification import verify_package
from evidence_kit.progress import Cancel, silent
found = verify_package(Path(sys.argv[1]), code=None, report=silent, cancel=Cancel())
bad = [[f.subject, f.verdict] for f in found.findings if f.verdict != "intact"]
print(json.dumps([found.overall, sorted(bad)]))
"""


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="root needs setpriv to lose its powers")
def test_files_without_permission_are_unreadable_and_the_others_checked(package_path):
    (package_path / OTHER).chmod(0)
    (package_path / "data/index").chmod(0)
    # Root reads everything; without capabilities the same user has to ask like anybody.
    powerless = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []

    ran = subprocess.run(
        [*powerless, sys.executable, "-c", _CHECK_AS_AN_ORDINARY_USER, str(package_path)],
        cwd=Path(evidence_kit.__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    (package_path / "data/index").chmod(0o700)

    overall, bad = json.loads(ran.stdout)
    assert overall == "bad"
    assert [OTHER, "unreadable"] in bad
    assert ["data/index/payments.csv", "unreadable"] in bad
    assert not any(verdict in {"missing", "altered"} for _, verdict in bad)
    assert not any(subject == EXHIBIT for subject, _ in bad)


# Somebody who writes the lists again


def test_altered_and_sealed_again_agrees_with_itself_and_is_caught_by_the_code(made, package_path):
    write_lists_again(package_path, words=b"another account")

    assert check(package_path).overall is PackageVerdict.CONSISTENT
    bagit.Bag(str(package_path)).validate()
    found = check(package_path, made.hand_over_code)
    assert found.overall is PackageVerdict.BAD
    assert found.code is CodeVerdict.DIFFERS
    assert found.seal is SealVerdict.VALID


def test_an_exhibit_altered_and_sealed_again_disagrees_with_its_table(package_path):
    change_a_byte(package_path / EXHIBIT)
    write_lists_again(package_path)

    found = check(package_path)

    assert found.overall is PackageVerdict.BAD
    assert bad_of(found) == {("exhibits.csv and the exhibits", "altered"), (INSIDE, "altered")}


def test_an_exhibit_and_its_row_altered_and_sealed_again_disagree_with_custody(package_path):
    change_a_byte(package_path / EXHIBIT)
    data = (package_path / EXHIBIT).read_bytes()
    table_with(
        package_path,
        "JS-001",
        sha256=hashlib.sha256(data).hexdigest(),
        sha1=hashlib.sha1(data, usedforsecurity=False).hexdigest(),
        md5=md5(data),
    )
    write_lists_again(package_path)

    found = check(package_path)

    assert found.overall is PackageVerdict.BAD
    assert ("custody log and the exhibits", "altered") in bad_of(found)


def test_a_custody_entry_changed_and_sealed_again_breaks_the_chain(package_path):
    path = package_path / CUSTODY_LOG_NAME
    path.write_bytes(path.read_bytes().replace(b'"passphrase"', b'"recovery"', 1))
    write_lists_again(package_path)

    found = check(package_path)

    assert found.custody.verdict is Verdict.ALTERED
    assert found.overall is PackageVerdict.BAD
    assert ("custody chain", "altered") in bad_of(found)


@pytest.mark.parametrize("name", ["bagit.txt", "bag-info.txt"])
def test_a_bag_that_says_something_wrong_of_itself_is_named(package_path, name):
    path = package_path / name
    write_lists_again(package_path)
    path.write_bytes(path.read_bytes().replace(b"1.0", b"9.9").replace(b"Oxum: ", b"Oxum: 9"))
    tags = package_path / "tagmanifest-sha256.txt"
    lines = [line for line in tags.read_text().splitlines() if not line.endswith(f"  {name}")]
    lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}")
    tags.write_text("\n".join(lines) + "\n")

    assert bad_of(check(package_path)) == {(name, "altered"), ("seal", "altered")}


# Hostile packages


@pytest.mark.parametrize(
    "line", [b"00" * 32 + b"  ../../etc/passwd\n", b"\xff\n", b"00" * 32 + b"  data/a\\b\n"]
)
def test_hostile_lines_in_a_manifest_are_named_and_not_followed(package_path, line):
    with (package_path / "manifest-sha256.txt").open("ab") as changed:
        changed.write(line)

    found = check(package_path)

    told = {each for each in bad_of(found) if each[1] != "not-checked"}
    assert told == {("manifest-sha256.txt", "altered")}
    assert any(finding.detail.startswith("line 14: ") for finding in found.findings)


def test_a_manifest_longer_than_any_is_no_package(package_path):
    (package_path / "manifest-sha256.txt").write_bytes(b"\n" * (bag.MAX_ENTRIES + 1))

    with pytest.raises(NotAPackageError):
        check(package_path)


def test_a_folder_of_something_else_is_no_package(tmp_path):
    (tmp_path / "holiday.png").write_bytes(b"1")

    with pytest.raises(NotAPackageError):
        check(tmp_path)


def zipped(folder_path, zip_path, extra=()):
    with zipfile.ZipFile(zip_path, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder_path.rglob("*")):
            archive.write(path, Path(folder_path.name) / path.relative_to(folder_path))
        for name, data in extra:
            archive.writestr(name, data)
    return zip_path


def test_a_package_that_somebody_zipped_again_is_still_intact(made, package_path, tmp_path):
    path = zipped(package_path, tmp_path / "again.zip")

    assert check(path, made.hand_over_code).overall is PackageVerdict.INTACT


@pytest.mark.parametrize(
    "name", ["__MACOSX/x", "EK-2026-000123/../evil", "EK-2026-000123/data/exhibits/JS-009.png"]
)
def test_what_was_added_to_a_zip_is_named(made, package_path, tmp_path, name):
    path = zipped(package_path, tmp_path / "more.zip", [(name, b"x")])

    found = check(path, made.hand_over_code)

    assert found.overall is PackageVerdict.ADDED_TO
    assert bad_of(found) == {(name.removeprefix("EK-2026-000123/"), "added")} or bad_of(found) == {
        (name, "added")
    }


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_second_entry_of_the_same_name_in_a_zip_is_added(made, package_path, tmp_path):
    name = f"EK-2026-000123/{EXHIBIT}"
    path = zipped(package_path, tmp_path / "twice.zip", [(name, b"another picture")])

    found = check(path, made.hand_over_code)

    assert bad_of(found) == {(name, "added")}


def test_a_changed_byte_in_a_zip_is_altered(made, tmp_path):
    path = tmp_path / "x.zip"
    data = bytearray(made.zip_path.read_bytes())
    data[data.index(b"\x89PNG") + 300] ^= 1
    path.write_bytes(data)

    assert bad_of(check(path)) == {(EXHIBIT, "altered")}


def test_a_stop_is_heard(made):
    cancel = Cancel()
    cancel.request()

    with pytest.raises(CancelledError):
        verify_package(made.folder_path, code=None, report=silent, cancel=cancel)


# These tests can fail: a check without its second half does not see the addition


def test_a_check_of_the_listed_files_alone_does_not_see_an_added_one(package_path):
    (package_path / "data/exhibits/JS-009.png").write_bytes(b"added")
    with open_contents(package_path) as contents:
        found = measure(contents, frozenset({"manifest-sha256.txt"}), silent, Cancel())
    payload = bag.read_manifest(found.texts["manifest-sha256.txt"], "sha256", "p")

    half = listed_findings(payload, found)

    assert {finding.verdict for finding in half} == {Verdict.INTACT}
    assert ("data/exhibits/JS-009.png", "added") in bad_of(check(package_path))
