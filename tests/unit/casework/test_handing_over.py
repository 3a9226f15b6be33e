import json
import math
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_kit.casework.contact import say_contact
from evidence_kit.casework.handing_over import SPOKEN_BITS, HandedOver, Wish, hand_over
from evidence_kit.casework.passphrases import suggestible
from evidence_kit.clock import SystemClock, utc_text
from evidence_kit.contact import ContactField
from evidence_kit.errors import (
    ChoiceChangedError,
    DatabaseDamagedError,
    PackagePassphraseError,
    PartTooSmallError,
    SensitiveUnderAgeError,
    TargetExistsError,
    WeakPassphraseError,
)
from evidence_kit.handover.case_uco import CASE_NAME, ELSEWHERE_TAG
from evidence_kit.handover.editions import Kind
from evidence_kit.handover.profiles import Limits, Profile
from evidence_kit.handover.selection import LeftOutReason
from evidence_kit.handover.spreadsheet import read_table
from evidence_kit.handover.tables import VOLUMES_NAME
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.intake.importing import Answers, import_file
from evidence_kit.model import AgeInPicture, Ages, DisclosureChoice, Route
from evidence_kit.progress import Cancel, silent
from evidence_kit.resources import asset_path
from evidence_kit.store import Export, Vault
from tests.unit.casework.conftest import make_vault

CLOCK = SystemClock()
PICTURE = asset_path("sample", "evidence") / "received_447120261118.jpeg"
NAME = "Ana Novak-Zupančič"
PASSPHRASE = "purple lantern seven kayak"


@pytest.fixture
def out_path(tmp_path: Path) -> Path:
    path = tmp_path / "out"
    path.mkdir()
    return path


def add(vault: Vault, tmp_path: Path, number: int, *, intimate: bool = False) -> None:
    path = tmp_path / f"{number}.jpeg"
    path.write_bytes(PICTURE.read_bytes() + b"%d" % number)
    import_file(vault, path, Answers(route=Route.DROP, is_intimate=intimate))


def make(vault: Vault, out_path: Path, *, language: str = "en", **wishes: object):
    return hand_over(vault, out_path, Wish(language=language, **wishes), clock=CLOCK)  # type: ignore[arg-type]


def verdict(path: Path, code: str | None = None, passphrase: str | None = None) -> PackageVerdict:
    return verify_package(
        path, code=code, passphrase=passphrase, report=silent, cancel=Cancel()
    ).overall


def every_byte(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.rglob("*") if each.is_file())


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Vault, Path, HandedOver]]:
    """A case of an adult, handed over with both volumes beside the package."""
    folder_path = tmp_path_factory.mktemp("shared")
    ages = Ages(now=24, in_picture=AgeInPicture.ADULT)
    with make_vault(folder_path / "vault", ages) as vault:
        add(vault, folder_path, 1)
        add(vault, folder_path, 2, intimate=True)
        say_contact(vault, ContactField.NAME, NAME)
        (folder_path / "out").mkdir()
        done = make(vault, folder_path / "out", with_contact_sheet=True, with_sensitive=True)
        yield vault, folder_path / "out", done


Shared = tuple[Vault, Path, HandedOver]


def test_three_volumes_are_made_apart_and_the_package_names_the_codes_of_the_others(
    shared: Shared,
) -> None:
    vault, _, done = shared

    package, (told,) = done.packages[0], done.told
    assert done.confidential is not None
    assert done.sensitive is not None
    rows = read_table((package.folder_path / VOLUMES_NAME).read_bytes())
    reference = vault.case.reference
    assert [(row["name"], row["exhibits"], row["hand_over_code"]) for row in rows] == [
        (f"{reference}-CONFIDENTIAL", "", done.confidential.code),
        (f"{reference}-SENSITIVE", "JS-002", done.sensitive.code),
    ]
    assert verdict(package.folder_path, done.code) is PackageVerdict.INTACT
    assert verdict(done.confidential.place_path) is PackageVerdict.CONSISTENT
    assert (
        verdict(done.sensitive.place_path, done.sensitive.code, told.passphrase)
        is PackageVerdict.INTACT
    )
    assert [(each.label, each.reason) for each in done.left_out] == [
        ("JS-002", LeftOutReason.IN_SENSITIVE)
    ]
    assert (told.kind, told.is_new, len(told.passphrase.split())) == (Kind.SENSITIVE, True, 6)


def test_who_the_person_is_and_what_opens_it_stand_nowhere_in_the_package(
    shared: Shared,
) -> None:
    vault, out_path, done = shared

    assert done.told[0].passphrase.encode() not in every_byte(out_path)
    assert NAME.encode() not in every_byte(done.packages[0].folder_path)
    assert done.told[0].passphrase not in repr(done)
    assert done.told[0].passphrase not in repr(vault.ledger())


def test_what_is_remembered_of_it_are_codes_and_counts(shared: Shared) -> None:
    vault, _, done = shared

    assert done.sensitive is not None
    assert done.confidential is not None
    assert vault.ledger()[-1].detail == {
        "kind": "package",
        "code": done.code,
        "made_at": utc_text(vault.exports()[-1].made_at),
        "exhibits": 1,
        "left_out": 1,
        "profile": "usb",
        "contact_sheet": done.confidential.code,
        "sensitive": done.sensitive.code,
        "sensitive_exhibits": 1,
    }


@pytest.mark.parametrize(
    "ages",
    [
        Ages(now=17, in_picture=AgeInPicture.ADULT),
        Ages(now=None, in_picture=AgeInPicture.ADULT),
        Ages(now=40, in_picture=AgeInPicture.NOT_SURE),
    ],
)
def test_no_flag_gets_anything_intimate_out_of_an_under_18_case(
    adult_vault: Vault, tmp_path: Path, out_path: Path, ages: Ages
) -> None:
    add(adult_vault, tmp_path, 1, intimate=True)
    # As an intruder with the key would leave it: the answers changed, and nothing taken out.
    adult_vault.change_case(replace(adult_vault.case, ages=ages))

    for profile in Profile:
        with pytest.raises(SensitiveUnderAgeError):
            make(adult_vault, out_path, with_sensitive=True, profile=profile, passphrase=PASSPHRASE)

    assert list(out_path.iterdir()) == []
    assert adult_vault.exports() == ()


def test_the_whole_package_can_be_locked_and_lies_nowhere_in_the_open(
    adult_vault: Vault, tmp_path: Path, out_path: Path
) -> None:
    add(adult_vault, tmp_path, 1)
    (tmp_path / "chat.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    import_file(adult_vault, tmp_path / "chat.zip", Answers(route=Route.DROP))

    done = make(
        adult_vault, out_path, profile=Profile.E_MAIL, is_locked=True, passphrase=PASSPHRASE
    )

    place_path = done.packages[0].bag.place_path
    assert sorted(path.name for path in out_path.iterdir()) == [
        f"{place_path.stem}-HOW-TO-OPEN.txt",
        place_path.name,
    ]
    assert verdict(place_path, done.code, PASSPHRASE) is PackageVerdict.INTACT
    assert PICTURE.read_bytes()[:4000] not in every_byte(out_path)
    # What e-mail programs stop is not in it, and named.
    assert [(each.label, each.reason) for each in done.left_out] == [
        ("JS-002", LeftOutReason.STOPPED_BY_MAIL)
    ]
    assert b"verify.html" not in place_path.read_bytes()


@pytest.mark.parametrize(("language", "count"), [("it", 8), ("sl", 6)])
def test_what_opens_it_is_said_in_words_of_the_packages_language(
    adult_vault: Vault, tmp_path: Path, out_path: Path, language: str, count: int
) -> None:
    add(adult_vault, tmp_path, 1)

    done = make(adult_vault, out_path, language=language, profile=Profile.E_MAIL, is_locked=True)

    said = done.told[0].passphrase.split()
    assert len(said) == count
    assert set(said) <= set(suggestible(language))
    assert count * math.log2(len(suggestible(language))) >= SPOKEN_BITS


def test_beside_locked_parts_stands_how_the_first_one_is_opened(
    adult_vault: Vault, tmp_path: Path, out_path: Path
) -> None:
    for number in range(3):
        add(adult_vault, tmp_path, number)

    done = make(
        adult_vault,
        out_path,
        profile=Profile.PORTAL,
        limits=Limits(most_files=31, most_mb=5),
        is_locked=True,
    )

    assert done.papers_path is not None
    (beside,) = done.papers_path.glob("*-HOW-TO-OPEN.txt")
    assert f"7z x {done.packages[0].bag.place_path.name}" in beside.read_text("utf-8-sig")
    assert len(done.packages) > 1


def test_a_portal_gets_the_report_and_parts_that_are_each_whole(
    adult_vault: Vault, tmp_path: Path, out_path: Path
) -> None:
    for number in range(3):
        add(adult_vault, tmp_path, number)

    done = make(
        adult_vault, out_path, profile=Profile.PORTAL, limits=Limits(most_files=31, most_mb=5)
    )

    first, second = done.packages
    assert done.papers_path is not None
    assert done.report_path is not None
    assert sorted(path.name for path in done.papers_path.iterdir()) == sorted(
        [done.report_path.name, first.folder_path.name, second.folder_path.name]
    )
    assert verdict(first.folder_path, done.code) is PackageVerdict.INTACT
    assert verdict(second.folder_path, second.hand_over_code) is PackageVerdict.INTACT
    assert [package.exhibits for package in done.packages] == [1, 2]
    assert all(package.folder_path.stat().st_size < 5_000_000 for package in done.packages)
    # Data, table and both checks say in the same words where the exhibits are that are not here.
    with zipfile.ZipFile(first.folder_path) as archive:
        archive.extractall(tmp_path / "first")
    (folder_path,) = (tmp_path / "first").iterdir()
    place = f"in part 2 of 2: {second.folder_path.name}"
    graph = json.loads((folder_path / CASE_NAME).read_bytes())["@graph"]
    noted = [each for each in graph if each.get("uco-core:tag") == ELSEWHERE_TAG]
    assert [each["uco-core:description"] for each in noted] == [place, place]
    said = f"JS-002 is {place}; JS-003 is {place}"
    checked = verify_package(folder_path, code=None, report=silent, cancel=Cancel())
    assert said in [finding.detail for finding in checked.findings]
    script = [sys.executable, "-I", str(asset_path("verify", "check_package.py")), str(folder_path)]
    assert said in subprocess.run(script, capture_output=True, text=True, check=False).stdout


def test_a_part_that_nothing_fits_into_leaves_nothing(
    adult_vault: Vault, tmp_path: Path, out_path: Path
) -> None:
    add(adult_vault, tmp_path, 1)

    with pytest.raises(PartTooSmallError):
        make(adult_vault, out_path, profile=Profile.PORTAL, limits=Limits(most_files=3))

    assert list(out_path.iterdir()) == []


def test_paper_holds_the_report_and_names_every_original_that_stays(
    adult_vault: Vault, tmp_path: Path, out_path: Path
) -> None:
    add(adult_vault, tmp_path, 1)

    done = make(adult_vault, out_path, profile=Profile.PRINT)

    assert done.papers_path is not None
    assert {path.name for path in done.papers_path.iterdir()} > {
        "READ-ME-FIRST.txt",
        "steps-checklist.pdf",
        f"{adult_vault.case.reference}-report.pdf",
    }
    names = {path.name for path in done.papers_path.iterdir()}
    assert "receipt.pdf" in names
    assert "hash-statement.pdf" not in names
    assert [(each.label, each.reason) for each in done.left_out] == [
        ("JS-001", LeftOutReason.ON_PAPER)
    ]
    assert adult_vault.exports()[-1].code == done.code


def test_a_passphrase_that_protects_nothing_is_refused(adult_vault: Vault, out_path: Path) -> None:
    with pytest.raises(WeakPassphraseError):
        make(adult_vault, out_path, is_locked=True, passphrase="short")


@pytest.mark.deep
def test_what_the_vault_cannot_remember_is_taken_back_whole(
    adult_vault: Vault, tmp_path: Path, out_path: Path
) -> None:
    add(adult_vault, tmp_path, 1, intimate=True)

    def overtake(_progress: object) -> None:
        version = adult_vault.next_export_version()
        if not adult_vault.exports():
            other = Export(version=version, kind="report", made_at=CLOCK.now(), code="ab" * 32)
            adult_vault.record_export(other, {})

    with pytest.raises(DatabaseDamagedError):
        hand_over(
            adult_vault,
            out_path,
            Wish(language="en", with_sensitive=True, with_contact_sheet=True),
            clock=CLOCK,
            report=overtake,
        )

    assert list(out_path.iterdir()) == []


@pytest.mark.parametrize("profile", [Profile.USB, Profile.PRINT])
def test_what_is_withheld_while_it_is_made_takes_all_of_it_back(
    adult_vault: Vault, tmp_path: Path, out_path: Path, profile: Profile
) -> None:
    add(adult_vault, tmp_path, 1)
    item = adult_vault.items()[0]

    def withhold(_progress: object) -> None:
        adult_vault.disclose(item, DisclosureChoice.WITHHELD, "")

    with pytest.raises(ChoiceChangedError):
        hand_over(
            adult_vault,
            out_path,
            Wish(language="en", profile=profile, with_contact_sheet=True),
            clock=CLOCK,
            report=withhold,
        )

    assert list(out_path.iterdir()) == []
    assert adult_vault.exports() == ()


def test_what_comes_in_while_it_is_made_waits_for_the_next(
    adult_vault: Vault, tmp_path: Path, out_path: Path
) -> None:
    add(adult_vault, tmp_path, 1)

    def add_one(_progress: object) -> None:
        if len(adult_vault.items()) == 1:
            add(adult_vault, tmp_path, 2)

    done = hand_over(adult_vault, out_path, Wish(language="en"), clock=CLOCK, report=add_one)

    assert (done.exhibits, len(adult_vault.items())) == (1, 2)


@pytest.mark.parametrize("ending", ["-CONFIDENTIAL", "-SENSITIVE-HOW-TO-OPEN.txt", ""])
def test_what_is_there_already_stops_everything_and_stays(
    adult_vault: Vault, tmp_path: Path, out_path: Path, ending: str
) -> None:
    add(adult_vault, tmp_path, 1, intimate=True)
    taken_path = out_path / f"{adult_vault.case.reference}{ending}"
    taken_path.mkdir()

    with pytest.raises(TargetExistsError, match=taken_path.name):
        make(adult_vault, out_path, with_sensitive=True, with_contact_sheet=True)

    assert list(out_path.iterdir()) == [taken_path]


def test_what_opens_the_package_does_not_open_the_contact_sheet(
    adult_vault: Vault, out_path: Path
) -> None:
    done = make(adult_vault, out_path, is_locked=True, with_contact_sheet=True)

    words = {told.kind: told.passphrase for told in done.told}
    assert set(words) == {Kind.ORDINARY, Kind.CONFIDENTIAL}
    assert done.confidential is not None
    path, code = done.confidential.place_path, done.confidential.code
    assert verdict(path, code, words[Kind.CONFIDENTIAL]) is PackageVerdict.INTACT
    with pytest.raises(PackagePassphraseError):
        verdict(path, code, words[Kind.ORDINARY])


@pytest.mark.parametrize(
    "profile",
    [
        Profile.USB,
        Profile.E_MAIL,
        Profile.PORTAL,
        pytest.param(Profile.PRINT, marks=pytest.mark.deep),
    ],
)
def test_no_volume_has_its_name_before_the_package_so_that_a_kill_leaves_none_alone(
    adult_vault: Vault, tmp_path: Path, out_path: Path, profile: Profile
) -> None:
    add(adult_vault, tmp_path, 1, intimate=True)
    add(adult_vault, tmp_path, 2)
    reference = adult_vault.case.reference
    waiting_path = out_path / f"{reference}-beside.partial"
    seen: set[str] = set()
    waited: set[str] = set()

    def look(_progress: object) -> None:
        seen.update(path.name for path in out_path.iterdir())
        waited.update(path.name for path in waiting_path.iterdir())

    done = hand_over(
        adult_vault,
        out_path,
        Wish(language="en", profile=profile, with_contact_sheet=True, with_sensitive=True),
        clock=CLOCK,
        report=look,
    )

    assert [name for name in seen if not name.endswith(".partial")] == []
    assert done.confidential is not None
    assert done.sensitive is not None
    # What is attached or uploaded is one file.
    is_zip = profile in {Profile.E_MAIL, Profile.PORTAL}
    confidential = f"{reference}-CONFIDENTIAL" + (".zip" if is_zip else "")
    assert done.confidential.paths == (out_path / confidential,)
    assert done.sensitive.paths == (out_path / f"{reference}-SENSITIVE.zip",)
    beside = {confidential, f"{reference}-SENSITIVE.zip", f"{reference}-SENSITIVE-HOW-TO-OPEN.txt"}
    assert waited >= beside
    package_path = done.packages[0].folder_path if done.packages else out_path
    above_path = done.papers_path or package_path
    assert {path.name for path in out_path.iterdir()} == beside | {above_path.name}
    assert package_path.exists()
    assert verdict(done.confidential.place_path, done.confidential.code) is PackageVerdict.INTACT


def test_what_a_killed_hand_over_left_waiting_goes_at_the_next_try(
    adult_vault: Vault, out_path: Path
) -> None:
    left_path = out_path / f"{adult_vault.case.reference}-beside.partial" / "CONFIDENTIAL"
    left_path.mkdir(parents=True)
    (left_path / "contact-sheet.pdf").write_text(NAME)

    # Whatever is wanted this time.
    done = make(adult_vault, out_path, profile=Profile.PRINT)

    assert list(out_path.iterdir()) == [done.papers_path]
