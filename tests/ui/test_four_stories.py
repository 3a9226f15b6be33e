"""Four people at the window: a minor, an adult who paid, a support worker, an officer.

The same four as in ``tests/journeys/test_stories.py``, where a real keyboard and mouse tell them on
a display; here they are told quickly, with every run of the tests.
"""

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from evidence_kit.casework.hand_over import write_case_package
from evidence_kit.clock import SystemClock
from evidence_kit.intake.importing import Answers, import_text
from evidence_kit.model import ItemStatus, PaymentStatus, Route
from evidence_kit.store import Vault
from evidence_kit.ui.pages.check_package import CheckPackagePage
from evidence_kit.ui.resuming import Resume
from tests.fakes import PASSPHRASE, ROOT_PATH, flip_bit
from tests.ui.conftest import AtTheWindow
from tests.ui.person import PASSWORD, Person, locked, makes_a_case, unlocks

PICTURE_PATH = (
    ROOT_PATH / "assets" / "sample" / "evidence" / "Screenshot_20261118-231117_Instagram.png"
)
SAID = "They wrote on Friday and wanted money."


def hides(person: Person) -> None:
    with person.qtbot.waitSignal(person.window.hidden):
        person.presses("Hide now")
    assert not person.window.isVisible()


def test_a_minor_gets_help_and_leaves_the_picture_where_it_is(
    at_the_window: AtTheWindow, tmp_path: Path
) -> None:
    person = at_the_window(None)
    person.presses("I need help now")
    person.waits_for("Stop replying")
    person.presses("Back")
    makes_a_case(person, age="15")

    person.drops(PICTURE_PATH)
    person.presses("Yes, or not sure")
    person.presses("Describe it in words")
    person.types("What is it?", "A picture that the account sent")
    person.presses("Keep the description")
    person.waits_for("Your description is saved as EX-001.")
    person.opens("steps")
    person.waits_for("In this order they protect you best.")
    hides(person)

    assert PICTURE_PATH.exists()
    (case_path,) = (tmp_path / "home" / "Documents").iterdir()
    with Vault.open(case_path, PASSWORD, clock=SystemClock()) as vault:
        assert vault.case.ages.is_under_18_case
        assert [item.status for item in vault.items()] == [ItemStatus.NOT_HELD]


def test_an_adult_who_paid_finds_the_bank_first(
    at_the_window: AtTheWindow, case_path: Path
) -> None:
    person = at_the_window(locked(case_path))
    unlocks(person)
    person.opens("money")
    person.presses("Add a payment")
    person.types("How much?", "200")
    person.presses("Keep it")
    person.waits_for("I called")
    person.opens("home")
    person.presses("What to say")
    person.waits_for("Have this at hand, if you can:")
    person.presses("I called")
    person.waits_for("You called. Keep the reference number.")
    hides(person)

    with Vault.open(case_path, PASSPHRASE, clock=SystemClock()) as vault:
        [payment] = vault.contents().payments
        assert (payment.status, payment.amount) == (PaymentStatus.MADE, "200")


def test_a_worker_writes_for_somebody_and_leaves_nothing_open(
    at_the_window: AtTheWindow, case_path: Path
) -> None:
    person = at_the_window(locked(case_path))
    unlocks(person)
    person.opens("story")
    person.types("What was said and done", SAID)
    left: list[Resume] = []
    person.window.case_left.connect(left.append)
    person.presses("Lock")
    assert person.window.shell is None
    person.window.close()

    again = at_the_window(left[0])
    again.waits_for("Everything is saved. It is locked because you asked.")
    unlocks(again)
    field = again.waits_for("What was said and done", QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    # Whoever goes on typing goes on behind what is there.
    again.qtbot.keyClicks(field, " Then it was quiet.")
    assert field.toPlainText() == f"{SAID} Then it was quiet."
    hides(again)

    with Vault.open(case_path, PASSPHRASE, clock=SystemClock()) as vault:
        kept = vault.contents()
        told = "" if kept.statement is None else kept.statement.facts
        assert f"{SAID} Then it was quiet." in (told, *kept.drafts.values())


def test_an_officer_checks_a_package_and_sees_what_was_changed(
    at_the_window: AtTheWindow, case_path: Path, tmp_path: Path
) -> None:
    clock = SystemClock()
    target_path = tmp_path / "POLICE"
    target_path.mkdir()
    with Vault.open(case_path, PASSPHRASE, clock=clock) as vault:
        import_text(vault, "pay or I send it", "chat.txt", Answers(route=Route.FILE_DIALOG))
        made = write_case_package(vault, target_path, clock=clock, language="en", as_zip=False)
    person = at_the_window(None)
    person.presses("Check a package")
    [page] = person.window.findChildren(CheckPackagePage)
    page.choose(str(made.folder_path))
    person.types("The hand-over code", made.hand_over_code)
    person.presses("Check it now")
    person.waits_for("Intact. Every file is what was handed over.")

    [exhibit_path] = (made.folder_path / "data" / "exhibits").iterdir()
    flip_bit(exhibit_path, 3)
    person.presses("Check it now")
    person.waits_for("This is not what was handed over, or not all of it.")
    hides(person)
