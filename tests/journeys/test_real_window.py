"""The program on a display of its own, with a real keyboard and a real mouse.

Nothing here looks inside the program: keys and clicks go in, the words on the screen are read, and
what counts is what lies on the disk and how the program ended.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_kit.clock import SystemClock
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.progress import Cancel, silent
from evidence_kit.store import Vault
from evidence_kit.ui.theme import Theme
from tests.journeys.desk import Desk, desk_at, needs_display
from tests.journeys.lettering import Lettering
from tests.journeys.program import PASSPHRASE, cheap_vault
from tests.journeys.screen import display, screen_of
from tests.windows import dressed_application

__all__ = ["dressed_application"]

CASE_FOLDER = Path("Documents") / "Papers"
CHAT = """[21:04] lena: hi, add me on insta @lena.k_9421
[21:09] lena: i have your video. send 300 eur to SI56 2633 0001 2039 086
[21:10] lena: or everyone sees it. look https://paste.example.com/p/83hf"""

pytestmark = [pytest.mark.timeout(600), needs_display]


@pytest.fixture(scope="module")
def lettering(dressed_application: Theme) -> Lettering:
    return Lettering(dressed_application)


@pytest.fixture
def desk(lettering: Lettering, tmp_path: Path) -> Iterator[Desk]:
    with (
        display(tmp_path) as name,
        desk_at(name, screen_of(tmp_path, lettering), tmp_path / "home") as desk,
    ):
        yield desk


def hide(desk: Desk) -> None:
    """Hide the window; nothing of the program may run afterwards."""
    desk.clicks("Hide now")
    desk.is_left_alone()


def test_from_the_first_page_to_a_package_that_agrees_with_itself(desk: Desk) -> None:
    case_path, stick_path = desk.home_path / CASE_FOLDER, desk.home_path / "POLICE"
    stick_path.mkdir()
    picture_path = desk.home_path / "demand.png"

    # An adult, in Scotland, without a spare key.
    desk.sees("You are in the right place.")
    desk.screen.save(picture_path)
    desk.presses("space")
    desk.clicks("Start a case")
    desk.sees("Two questions about age")
    desk.types("24")
    desk.presses("Tab", "Tab", "space", "Return")
    desk.sees("Which country are you in?")
    desk.types("Scotland")
    desk.presses("Return")
    for question in ("Question 3 of 6", "Question 4 of 6"):
        desk.sees(question)
        desk.presses("Return")
    desk.sees("Choose a password made of words")
    desk.types(PASSPHRASE)
    desk.presses("Return")
    desk.types(PASSPHRASE)
    desk.presses("Return")
    desk.sees("Make a spare key")
    assert not case_path.exists(), "before the last question"
    desk.clicks("Without a spare key")
    desk.sees("What to do now")

    desk.presses("ctrl+2", "ctrl+n")
    desk.answers("Choose files", str(picture_path))
    desk.sees("Does it show something intimate?")
    desk.clicks("No")
    desk.clicks("Take in 1 file")
    desk.sees("1 file is saved and verified")

    desk.presses("ctrl+7")
    desk.clicks("Choose a place")
    desk.answers("Where shall it be written?", str(stick_path))
    desk.turns_the_wheel("Page 1, in short")
    desk.clicks("Make the package")
    desk.sees("Complete. Nothing is missing.")
    hide(desk)

    [package_path] = stick_path.iterdir()
    checked = verify_package(package_path, code=None, report=silent, cancel=Cancel())
    assert checked.overall is PackageVerdict.CONSISTENT
    [original_path] = package_path.glob("data/**/*.png")
    assert original_path.read_bytes() == picture_path.read_bytes()
    with Vault.open(case_path, PASSPHRASE, clock=SystemClock()) as vault:
        assert vault.case.country == "GB-SCT"
        assert not vault.case.ages.is_under_18_case


def test_a_pasted_chat_is_in_the_register_after_two_clicks(desk: Desk) -> None:
    case_path = desk.home_path / CASE_FOLDER
    cheap_vault(case_path, Ages(now=15, in_picture=AgeInPicture.NOT_SURE))
    desk.sees("You are in the right place.")
    desk.presses("space", "ctrl+o")
    desk.sees("Your password opens it. Take your time.")
    desk.types(PASSPHRASE)
    desk.presses("Return")
    desk.sees("What to do now")

    with desk.copied(CHAT):
        desk.clicks("Paste anything")
        desk.sees("Accounts and names")
        desk.sees("Money and payments")
        desk.clicks("Keep 4 and the text")
        desk.sees("The text is kept as JS-001, with 4 things from it.")
        assert desk.lies_on_the_clipboard() == CHAT
        hide(desk)
        # It was copied in another program, which still runs.
        assert desk.lies_on_the_clipboard() == ""

    with Vault.open(case_path, PASSPHRASE, clock=SystemClock()) as vault:
        case = vault.case_file()
    assert [each.value for each in case.identifiers] == [
        "@lena.k_9421",
        "SI56 2633 0001 2039 086",
        "https://paste.example.com/p/83hf",
    ]
    assert None not in {each.item_id for each in case.identifiers}
    assert [(each.amount, each.to) for each in case.payments] == [
        ("300", "SI56 2633 0001 2039 086")
    ]


def test_while_a_case_locks_the_window_stands_and_the_keys_are_its_own(desk: Desk) -> None:
    cheap_vault(desk.home_path / CASE_FOLDER, Ages(now=24, in_picture=AgeInPicture.ADULT))
    desk.sees("You are in the right place.")
    assert desk.owner_of_the_keys() == "Evidence Kit"
    desk.presses("space", "ctrl+o")
    desk.sees("Your password opens it. Take your time.")
    desk.types(PASSPHRASE)
    desk.presses("Return")
    desk.sees("What to do now")
    owners, is_bare = set(), set()

    def is_locked() -> bool:
        owners.add(desk.owner_of_the_keys())
        is_bare.add(desk.screen.is_bare())
        return bool(desk.screen.places_of("Locked"))

    desk.presses("ctrl+l")
    desk.waits_until(is_locked, "the lock screen")

    assert is_bare == {False}
    assert owners == {"Evidence Kit"}
    hide(desk)


def test_hiding_while_a_case_locks_ends_the_next_process_too(desk: Desk) -> None:
    cheap_vault(desk.home_path / CASE_FOLDER, Ages(now=24, in_picture=AgeInPicture.ADULT))
    desk.sees("You are in the right place.")
    desk.presses("space", "ctrl+o")
    desk.sees("Your password opens it. Take your time.")
    desk.types(PASSPHRASE)
    desk.presses("Return")
    desk.sees("What to do now")

    desk.presses("ctrl+l", "Shift_L", "Shift_L", "Shift_L")

    desk.is_left_alone()
    assert desk.screen.is_bare()


def test_a_case_is_opened_locked_and_opened_again_by_hand(desk: Desk) -> None:
    cheap_vault(desk.home_path / CASE_FOLDER, Ages(now=24, in_picture=AgeInPicture.ADULT))
    desk.sees("You are in the right place.")
    desk.presses("space", "ctrl+o")
    desk.sees("Your password opens it. Take your time.")
    desk.types(PASSPHRASE)
    desk.presses("Return")
    desk.sees("What to do now")

    # After a lock another process goes on; its window has the keys without a window manager.
    desk.presses("ctrl+l")
    # Whoever goes on typing finds nothing of it in the next field.
    with desk.typing_on():
        desk.sees("Everything is saved. It is locked because you asked.")
        assert desk.program.wait(timeout=30) == 0
        desk.types("and on")
    desk.sees("Now type the password from its first letter.")
    desk.types("not this one")
    desk.presses("Return")
    desk.sees("That was not it. Nothing is lost, try again.")
    desk.presses("ctrl+a")
    desk.types(PASSPHRASE)
    desk.presses("Return")
    desk.sees("What to do now")
    hide(desk)
