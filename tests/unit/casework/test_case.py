from pathlib import Path

import pytest

from evidence_kit.casework.case import (
    NewCase,
    RecoverySheet,
    change_ages,
    change_country,
    create_case,
    foresee_ages,
    require_sheet_place,
)
from evidence_kit.clock import SystemClock
from evidence_kit.errors import (
    InvalidValueError,
    NotWritableError,
    TargetExistsError,
    VaultExistsError,
    WeakPassphraseError,
)
from evidence_kit.intake.importing import Answers, import_file
from evidence_kit.keys import KdfParameters, new_recovery_code
from evidence_kit.model import AgeInPicture, Ages, Case, ItemStatus, Route, Verdict
from evidence_kit.store import Vault
from tests.fakes import run_python

CHEAP_KDF = KdfParameters(memory_kib=65_536, iterations=1, lanes=4)
ADULT = Ages(now=24, in_picture=AgeInPicture.ADULT)
NOT_SURE = Ages(now=None, in_picture=AgeInPicture.NOT_SURE)
PNG = b"\x89PNG\r\n\x1a\n"


def create(path: Path, new: NewCase, passphrase: str = "a long enough phrase") -> Vault:
    return create_case(path, new, passphrase, clock=SystemClock(), kdf=CHEAP_KDF)


def test_a_new_case_has_a_reference_a_certificate_and_a_first_entry(tmp_path: Path) -> None:
    with create(tmp_path / "case", NewCase(ages=ADULT, initials="js")) as vault:
        assert vault.case.reference.startswith(f"EK-{vault.case.created_at.year}-")
        assert vault.case.initials == "JS"
        assert vault.case_file().certificate_pem.startswith(b"-----BEGIN CERTIFICATE")
        assert vault.ledger()[0].action.value == "case-created"


def test_a_case_without_initials_numbers_its_exhibits_ex(tmp_path: Path) -> None:
    with create(tmp_path / "case", NewCase(ages=ADULT)) as vault:
        assert vault.case.initials == "EX"


def test_a_short_passphrase_makes_no_vault(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphraseError):
        create(tmp_path / "case", NewCase(ages=ADULT), "too short")
    assert not (tmp_path / "case").exists()


@pytest.mark.parametrize(
    "new",
    [
        NewCase(ages=ADULT, country="Atlantis"),
        NewCase(ages=ADULT, country="XX"),
        NewCase(ages=ADULT, language="English"),
        NewCase(ages=ADULT, initials="J/S"),
        NewCase(ages=ADULT, initials="../.."),
        NewCase(ages=Ages(now=-1, in_picture=AgeInPicture.ADULT)),
        NewCase(ages=Ages(now=500, in_picture=AgeInPicture.ADULT)),
    ],
)
def test_an_answer_of_the_wrong_form_makes_no_vault(tmp_path: Path, new: NewCase) -> None:
    with pytest.raises(InvalidValueError):
        create(tmp_path / "case", new)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "letter.txt").write_text("mine")

    with pytest.raises(VaultExistsError):
        create(tmp_path / "case", NewCase(ages=ADULT))

    assert [p.name for p in (tmp_path / "case").iterdir()] == ["letter.txt"]


def test_the_recovery_code_opens_the_vault(tmp_path: Path) -> None:
    code = new_recovery_code()
    create_case(
        tmp_path / "case",
        NewCase(ages=ADULT),
        "a long enough phrase",
        clock=SystemClock(),
        recovery_code=code,
        kdf=CHEAP_KDF,
    ).close()

    with Vault.open(tmp_path / "case", code.lower(), clock=SystemClock()) as vault:
        vault.change_case(vault.case)
        assert vault.ledger()[-1].actor == "recovery"


def add(vault: Vault, path: Path, data: bytes, *, intimate: bool = False) -> str:
    path.write_bytes(data)
    answers = Answers(route=Route.DROP, is_intimate=intimate)
    return import_file(vault, path, answers).item.label


def test_when_the_under_18_rules_come_later_intimate_items_go_and_stubs_stay(
    adult_vault: Vault, tmp_path: Path
) -> None:
    intimate = add(adult_vault, tmp_path / "a.png", PNG + b"1", intimate=True)
    ordinary = add(adult_vault, tmp_path / "b.png", PNG + b"2")
    sha256 = adult_vault.get_item(intimate).sha256

    changed = change_ages(adult_vault, NOT_SURE)

    assert [item.label for item in changed.withdrawn] == [intimate]
    assert [item.label for item in changed.to_look_at] == [ordinary]
    assert adult_vault.get_item(intimate).status is ItemStatus.WITHDRAWN
    stored = [path for path in (adult_vault.path / "blobs").rglob("*") if path.is_file()]
    assert len(stored) == 1
    assert any(entry.detail.get("sha256") == sha256 for entry in adult_vault.ledger())
    assert not any(f.verdict.is_bad for f in adult_vault.check(is_full=True))


def test_text_that_came_in_before_needs_no_second_look(adult_vault: Vault, tmp_path: Path) -> None:
    add(adult_vault, tmp_path / "chat.txt", b"send 500\n")

    assert change_ages(adult_vault, NOT_SURE).to_look_at == ()


def test_becoming_an_adult_case_takes_nothing_away(minor_vault: Vault, tmp_path: Path) -> None:
    add(minor_vault, tmp_path / "chat.txt", b"send 500\n")

    changed = change_ages(minor_vault, ADULT)

    assert changed.withdrawn == ()
    assert minor_vault.items()[0].status is ItemStatus.HELD
    findings = minor_vault.check(is_full=True)
    assert {f.verdict for f in findings} == {Verdict.INTACT}


@pytest.mark.parametrize(
    ("said", "code"), [("Slovenija", "SI"), ("UK", "GB"), ("Scotland", "GB-SCT"), (" ", "")]
)
def test_a_country_may_be_given_by_name(tmp_path: Path, said: str, code: str) -> None:
    with create(tmp_path / "case", NewCase(ages=ADULT, country=said)) as vault:
        assert vault.case.country == code


def test_what_changed_ages_would_do_is_known_before_anything_is_done(
    adult_vault: Vault, tmp_path: Path
) -> None:
    intimate = add(adult_vault, tmp_path / "a.png", PNG + b"1", intimate=True)
    add(adult_vault, tmp_path / "b.png", PNG + b"2")
    entries = len(adult_vault.ledger())

    foreseen = foresee_ages(adult_vault, NOT_SURE)

    assert (foreseen.begins, foreseen.ends, foreseen.needs_a_yes) == (True, False, True)
    assert [item.label for item in foreseen.to_withdraw] == [intimate]
    assert len(adult_vault.ledger()) == entries
    assert adult_vault.case.ages == ADULT


def test_lifting_the_under_18_rules_needs_a_yes_too(minor_vault: Vault) -> None:
    foreseen = foresee_ages(minor_vault, ADULT)

    assert (foreseen.begins, foreseen.ends, foreseen.needs_a_yes) == (False, True, True)
    assert foreseen.to_withdraw == ()


def test_a_birthday_that_changes_no_rule_needs_no_yes(
    adult_vault: Vault, minor_vault: Vault
) -> None:
    older = Ages(now=25, in_picture=AgeInPicture.ADULT)
    still_young = Ages(now=16, in_picture=AgeInPicture.UNDER_18)

    assert not foresee_ages(adult_vault, older).needs_a_yes
    assert not foresee_ages(minor_vault, still_young).needs_a_yes


def test_an_age_that_cannot_be_one_foresees_nothing(adult_vault: Vault) -> None:
    with pytest.raises(InvalidValueError):
        foresee_ages(adult_vault, Ages(now=500, in_picture=AgeInPicture.ADULT))


def sheet_at(path: Path) -> RecoverySheet:
    def data(case: Case, code: str) -> bytes:
        return f"{case.reference}\n{code}\n".encode()

    return RecoverySheet(path=path, code=new_recovery_code(), data=data)


def create_with(path: Path, sheet: RecoverySheet) -> Vault:
    return create_case(
        path,
        NewCase(ages=ADULT),
        "a long enough phrase",
        clock=SystemClock(),
        sheet=sheet,
        kdf=CHEAP_KDF,
    )


def test_the_code_on_the_sheet_opens_the_vault(tmp_path: Path) -> None:
    sheet = sheet_at(tmp_path / "sheet.txt")

    with create_with(tmp_path / "case", sheet) as vault:
        reference = vault.case.reference

    assert sheet.path.read_text("utf-8") == f"{reference}\n{sheet.code}\n"
    with Vault.open(tmp_path / "case", sheet.code, clock=SystemClock()) as vault:
        assert vault.case.reference == reference


def test_a_sheet_that_cannot_be_written_makes_no_vault(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError):
        create_with(tmp_path / "case", sheet_at(tmp_path / "gone" / "sheet.txt"))

    assert list(tmp_path.iterdir()) == []


def test_a_vault_that_cannot_be_made_leaves_no_sheet(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "letter.txt").write_text("mine")

    with pytest.raises(VaultExistsError):
        create_with(tmp_path / "case", sheet_at(tmp_path / "sheet.txt"))

    assert [path.name for path in tmp_path.iterdir()] == ["case"]


def test_a_sheet_that_is_there_already_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "sheet.txt"
    path.write_text("of another case")

    with pytest.raises(TargetExistsError):
        create_with(tmp_path / "case", sheet_at(path))

    assert path.read_text() == "of another case"
    assert not (tmp_path / "case").exists()


@pytest.mark.parametrize(
    "place", ["case/sheet.txt", "case/blobs/sheet.txt", "other/../case/sheet.txt", "link/sheet.txt"]
)
def test_a_sheet_inside_the_vault_is_refused(tmp_path: Path, place: str) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "case")

    with pytest.raises(InvalidValueError):
        require_sheet_place(tmp_path / "case", tmp_path / place)


def test_a_sheet_beside_the_vault_is_welcome(tmp_path: Path) -> None:
    require_sheet_place(tmp_path / "case", tmp_path / "case-sheet.txt")

    assert list(tmp_path.iterdir()) == []


CERTIFICATE_REFUSED = """
import resource, sys
from pathlib import Path
from evidence_kit.casework.case import NewCase, RecoverySheet, create_case
from evidence_kit.clock import SystemClock
from evidence_kit.errors import StorageError
from evidence_kit.keys import new_recovery_code
from evidence_kit.model import AgeInPicture, Ages
from tests.fakes import CHEAP_KDF, PASSPHRASE

class NarrowingClock(SystemClock):
    # No file may grow any more when the time is asked for the certificate's entry.
    asked = 0

    def now(self):
        self.asked += 1
        if self.asked == 3:
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        return super().now()

place = Path(sys.argv[1])
sheet = RecoverySheet(
    path=place / "sheet.txt", code=new_recovery_code(), data=lambda case, code: code.encode()
)

def create(clock):
    new = NewCase(ages=Ages(now=24, in_picture=AgeInPicture.ADULT))
    return create_case(place / "case", new, PASSPHRASE, clock=clock, sheet=sheet, kdf=CHEAP_KDF)

try:
    create(NarrowingClock())
except StorageError as problem:
    print("refused", sorted(path.name for path in place.iterdir()))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
with create(SystemClock()) as vault:
    print("made", bool(vault.certificate()[1]), sheet.path.read_text() == sheet.code)
"""


def test_a_certificate_that_is_refused_leaves_nothing_and_a_second_try_works(
    tmp_path: Path,
) -> None:
    pytest.importorskip("resource", reason="file sizes cannot be limited on this system")

    answer = run_python(CERTIFICATE_REFUSED, tmp_path)

    assert answer.stdout.splitlines() == ["refused []", "made True True"], answer.stderr


def test_a_wrong_country_can_be_changed_and_the_ledger_says_so(adult_vault: Vault) -> None:
    before = len(adult_vault.ledger())

    assert change_country(adult_vault, "Italy").country == "IT"
    assert change_country(adult_vault, "it").country == "IT"
    assert len(adult_vault.ledger()) == before + 1
    with pytest.raises(InvalidValueError):
        change_country(adult_vault, "Atlantis")
    assert adult_vault.case.country == "IT"
    assert change_country(adult_vault, "").country == ""
    assert not any(finding.verdict.is_bad for finding in adult_vault.check(is_full=True))
