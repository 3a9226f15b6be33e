import hashlib
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from evidence_kit.casework.covering import cover_exhibit, disclose
from evidence_kit.casework.facts import leave_out_own_accounts
from evidence_kit.casework.hand_over import preview_report, write_case_package, write_report
from evidence_kit.clock import SystemClock
from evidence_kit.errors import (
    CancelledError,
    ChoiceChangedError,
    DatabaseDamagedError,
    ItemDamagedError,
    TargetExistsError,
)
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.intake.importing import Answers, import_file
from evidence_kit.model import Action, Box, DisclosureChoice, Provenance, Route, Statement
from evidence_kit.progress import Cancel, Progress, silent
from evidence_kit.resources import asset_path
from evidence_kit.store import Export, Vault
from tests.fakes import flip_bit
from tests.vaults import event, payment, threat

CLOCK = SystemClock()
PICTURE = asset_path("sample", "evidence") / "received_447120261118.jpeg"


def add(vault: Vault, *, intimate: bool = False) -> None:
    import_file(vault, PICTURE, Answers(route=Route.DROP, is_intimate=intimate))


def blob_of(vault: Vault) -> Path:
    return next(path for path in (vault.path / "blobs").rglob("*") if path.is_file())


def test_a_report_is_written_and_remembered(adult_vault: Vault, tmp_path: Path) -> None:
    add(adult_vault)

    written = write_report(adult_vault, tmp_path / "report.pdf", clock=CLOCK, language="en")

    assert hashlib.sha256(written.path.read_bytes()).hexdigest() == written.sha256
    assert (written.version, written.exhibits) == (1, 1)
    assert adult_vault.ledger()[-1].action is Action.EXPORTED
    assert [export.code for export in adult_vault.exports()] == [written.sha256]


def test_a_case_with_nothing_in_it_has_a_report_too(adult_vault: Vault, tmp_path: Path) -> None:
    written = write_report(adult_vault, tmp_path / "report.pdf", clock=CLOCK, language="en")

    assert written.exhibits == 0


def test_a_package_is_written_remembered_and_intact(adult_vault: Vault, tmp_path: Path) -> None:
    add(adult_vault)

    made = write_case_package(adult_vault, tmp_path, clock=CLOCK, language="en", as_zip=True)

    assert made.zip_path is not None
    for path in (made.folder_path, made.zip_path):
        checked = verify_package(path, code=made.hand_over_code, report=silent, cancel=Cancel())
        assert checked.overall is PackageVerdict.INTACT
    assert adult_vault.exports()[-1].code == made.hand_over_code
    assert not any(finding.verdict.is_bad for finding in adult_vault.check(is_full=True))


def test_the_next_package_has_the_next_version(adult_vault: Vault, tmp_path: Path) -> None:
    first = write_case_package(adult_vault, tmp_path, clock=CLOCK, language="en", as_zip=False)
    second = write_case_package(adult_vault, tmp_path, clock=CLOCK, language="en", as_zip=False)

    assert second.folder_path.name == f"{first.folder_path.name}-v2"


def test_an_intimate_picture_is_named_and_left_out(adult_vault: Vault, tmp_path: Path) -> None:
    add(adult_vault, intimate=True)

    made = write_case_package(adult_vault, tmp_path, clock=CLOCK, language="en", as_zip=False)

    assert [left.label for left in made.left_out] == ["JS-001"]
    exhibits = made.folder_path / "data" / "exhibits"
    assert not exhibits.exists() or list(exhibits.iterdir()) == []


def everything_in(folder_path: Path) -> bytes:
    """The bytes of each file of a package, and the words of its report."""
    (report_path,) = (folder_path / "data" / "report").glob("*-report.pdf")
    with pypdfium2.PdfDocument(report_path) as report:
        words = " ".join(page.get_textpage().get_text_bounded() for page in report)
    files = (path.read_bytes() for path in folder_path.rglob("*") if path.is_file())
    return b"\n".join([*files, " ".join(words.split()).encode()])


def test_a_covered_copy_goes_out_and_its_exhibit_does_not(
    adult_vault: Vault, tmp_path: Path
) -> None:
    add(adult_vault)
    box = Box(x_px=10, y_px=10, width_px=60, height_px=30)
    copy = cover_exhibit(adult_vault, "1", (box,), no_nudity_visible=False).item
    original = adult_vault.get_item("1")

    made = write_case_package(adult_vault, tmp_path, clock=CLOCK, language="en", as_zip=False)

    path = made.folder_path
    checked = verify_package(path, code=made.hand_over_code, report=silent, cancel=Cancel())
    assert checked.overall is PackageVerdict.INTACT
    exhibits = [each.name for each in (path / "data" / "exhibits").iterdir()]
    assert exhibits == ["JS-001-C1.png"]
    found = everything_in(path)
    assert b"covered copy of exhibit JS-001" in found
    assert str(copy.sha256).encode() in found
    assert str(original.sha256).encode() in found
    assert b"Derived_From" in found
    assert PICTURE.name.encode() not in found
    assert PICTURE.read_bytes()[2_000:2_400] not in found
    script = [sys.executable, "-I", str(asset_path("verify", "check_package.py")), str(path)]
    assert subprocess.run(script, capture_output=True, check=False).returncode == 0


def test_of_what_is_withheld_a_package_has_the_number_alone(
    adult_vault: Vault, tmp_path: Path
) -> None:
    add(adult_vault)
    item = adult_vault.get_item("1")
    adult_vault.amend_item(item, Provenance(shows="Ana of my class", device="her telephone"))
    for fact in (threat(item), event(item), payment(item)):
        adult_vault.record(fact)
    account = f"In {PICTURE.name} one sees Ana of my class. He wrote {PICTURE.stem}?"
    adult_vault.write_statement(Statement(facts=account, feelings="", written_at=CLOCK.now()))
    disclose(adult_vault, "1", DisclosureChoice.WITHHELD, "for her sake")

    made = write_case_package(adult_vault, tmp_path, clock=CLOCK, language="en", as_zip=False)

    assert [(left.label, left.reason.value) for left in made.left_out] == [("JS-001", "withheld")]
    found = everything_in(made.folder_path)
    assert b"JS-001" in found
    hidden = ("Ana", "her telephone", "for her sake", PICTURE.name, PICTURE.stem, str(item.sha256))
    quoted = (threat().text, threat().audience, event().text)
    for words in hidden + quoted:
        assert words.encode() not in found, words
    # What the police act on goes out, and so does that something was left out.
    assert payment().to.encode() in found
    assert b"[withheld with exhibit JS-001]" in found
    assert b"Words that name or quote an exhibit that is kept back are left out." in found


def test_a_damaged_exhibit_stops_both_and_leaves_nothing(
    adult_vault: Vault, tmp_path: Path
) -> None:
    add(adult_vault)
    blob = blob_of(adult_vault)
    blob.write_bytes(blob.read_bytes()[:-1])
    (tmp_path / "out").mkdir()

    with pytest.raises(ItemDamagedError):
        write_report(adult_vault, tmp_path / "out" / "report.pdf", clock=CLOCK, language="en")
    with pytest.raises(ItemDamagedError):
        write_case_package(adult_vault, tmp_path / "out", clock=CLOCK, language="en", as_zip=False)

    assert list((tmp_path / "out").iterdir()) == []
    assert adult_vault.exports() == ()


def test_stopping_leaves_nothing(adult_vault: Vault, tmp_path: Path) -> None:
    add(adult_vault)
    (tmp_path / "out").mkdir()
    stop = Cancel()
    stop.request()

    with pytest.raises(CancelledError):
        write_case_package(
            adult_vault, tmp_path / "out", clock=CLOCK, language="en", as_zip=True, cancel=stop
        )

    assert list((tmp_path / "out").iterdir()) == []


def test_what_the_vault_cannot_remember_is_not_left_behind(
    adult_vault: Vault, tmp_path: Path
) -> None:
    add(adult_vault)

    def overtake(_progress: Progress) -> None:
        # The number this export would get is taken while it is made.
        version = adult_vault.next_export_version()
        other = Export(version=version, kind="report", made_at=CLOCK.now(), code="ab" * 32)
        adult_vault.record_export(other, {})

    with pytest.raises(DatabaseDamagedError):
        write_report(
            adult_vault, tmp_path / "report.pdf", clock=CLOCK, language="en", report=overtake
        )
    with pytest.raises(DatabaseDamagedError):
        write_case_package(
            adult_vault, tmp_path, clock=CLOCK, language="en", as_zip=True, report=overtake
        )

    assert not (tmp_path / "report.pdf").exists()
    assert [path for path in tmp_path.iterdir() if path.name.startswith("EK-")] == []


def test_a_report_never_replaces_a_file(adult_vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"mine")

    with pytest.raises(TargetExistsError):
        write_report(adult_vault, tmp_path / "report.pdf", clock=CLOCK, language="en")


def test_the_vault_is_checked_before_anything_goes_out_and_the_ledger_says_so(
    adult_vault: Vault, tmp_path: Path
) -> None:
    add(adult_vault)

    write_report(adult_vault, tmp_path / "report.pdf", clock=CLOCK, language="en")

    checked, exported = adult_vault.ledger()[-2:]
    assert (checked.action, checked.detail) == (Action.CHECKED, {"full": False, "problems": 0})
    assert exported.action is Action.EXPORTED


def test_out_of_a_damaged_database_nothing_goes(adult_vault: Vault, tmp_path: Path) -> None:
    add(adult_vault)
    database_path = adult_vault.path / "case.db"
    flip_bit(database_path, database_path.stat().st_size - 2_000)

    with pytest.raises(DatabaseDamagedError):
        write_report(adult_vault, tmp_path / "report.pdf", clock=CLOCK, language="en")

    assert list(tmp_path.glob("report*")) == []


def test_a_report_can_be_looked_at_and_nothing_is_recorded(adult_vault: Vault) -> None:
    add(adult_vault)
    before = adult_vault.ledger_head()

    looked_at = preview_report(adult_vault, clock=CLOCK, language="en")

    assert looked_at.pdf.startswith(b"%PDF")
    assert adult_vault.ledger_head() == before
    assert adult_vault.exports() == ()
    assert looked_at.is_of(before, "en")
    assert not looked_at.is_of(before, "sl")


def test_what_was_looked_at_is_of_the_case_as_it_was(adult_vault: Vault) -> None:
    looked_at = preview_report(adult_vault, clock=CLOCK, language="en")

    add(adult_vault)

    assert not looked_at.is_of(adult_vault.ledger_head(), "en")


def test_a_changed_exhibit_is_not_looked_at(adult_vault: Vault) -> None:
    add(adult_vault)
    flip_bit(blob_of(adult_vault), 5_000)

    with pytest.raises(ItemDamagedError):
        preview_report(adult_vault, clock=CLOCK, language="en")


def test_a_report_overtaken_by_what_was_said_is_taken_back(
    adult_vault: Vault, tmp_path: Path
) -> None:
    add(adult_vault)

    def leave_own_out(_progress: Progress) -> None:
        leave_out_own_accounts(adult_vault, is_left_out=True)

    path = tmp_path / "report.pdf"
    with pytest.raises(ChoiceChangedError):
        write_report(adult_vault, path, clock=CLOCK, language="en", report=leave_own_out)

    assert not path.exists()
    assert adult_vault.exports() == ()
