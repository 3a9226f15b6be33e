"""Four people at the program with a real keyboard and a real mouse; every step leaves a picture.

The pictures lie in ``build/stories`` afterwards, numbered, to be looked at without the code: what
would one do next, what frightens or confuses?
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from evidence_kit.casework.facts import record_event
from evidence_kit.casework.hand_over import write_case_package
from evidence_kit.clock import SystemClock
from evidence_kit.intake.importing import Answers, import_text
from evidence_kit.model import AgeInPicture, Ages, ItemStatus, PaymentStatus, Route
from evidence_kit.store import Vault
from evidence_kit.ui.theme import Theme
from tests.fakes import ROOT_PATH, flip_bit
from tests.journeys.desk import Desk, desk_at, needs_display
from tests.journeys.lettering import Lettering
from tests.journeys.program import PASSPHRASE, cheap_vault
from tests.journeys.screen import display, screen_of
from tests.windows import dressed_application

__all__ = ["dressed_application"]

CASE_FOLDER = Path("Documents") / "Papers"
ADULT = Ages(now=24, in_picture=AgeInPicture.ADULT)
STORIES_PATH = ROOT_PATH / "build" / "stories"

pytestmark = [pytest.mark.deep, pytest.mark.timeout(1_200), needs_display]


@dataclass(kw_only=True)
class Story:
    """Somebody's way through the program, with a picture of each step."""

    desk: Desk
    folder: Path
    steps: int = field(default=0)

    def sees(self, words: str) -> None:
        """Wait for words on the screen, and keep what it shows then."""
        self.desk.sees(words)
        self.keeps(words)

    def keeps(self, name: str) -> None:
        self.steps += 1
        neat = "".join(letter if letter.isalnum() else "-" for letter in name.lower())[:40]
        self.desk.screen.save(self.folder / f"{self.steps:02d}-{neat.strip('-')}.png")


@pytest.fixture(scope="module")
def lettering(dressed_application: Theme) -> Lettering:
    return Lettering(dressed_application)


@pytest.fixture
def story(lettering: Lettering, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Story]:
    folder = STORIES_PATH / request.node.name.removeprefix("test_")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with (
        display(tmp_path) as name,
        desk_at(name, screen_of(tmp_path, lettering), tmp_path / "home") as desk,
    ):
        yield Story(desk=desk, folder=folder)


def hides(desk: Desk) -> None:
    desk.clicks("Hide now")
    desk.is_left_alone()


def opens(story: Story) -> None:
    desk = story.desk
    story.sees("You are in the right place.")
    desk.presses("space", "ctrl+o")
    story.sees("Your password opens it. Take your time.")
    desk.types(PASSPHRASE)
    desk.presses("Return")
    story.sees("What to do now")


def makes_a_case(story: Story) -> None:
    """Fifteen, in Slovenia, without a spare key."""
    desk = story.desk
    desk.presses("space")
    desk.clicks("Start a case")
    desk.sees("Two questions about age")
    desk.types("15")
    desk.clicks("I’m not sure")
    story.keeps("age")
    desk.presses("Return")
    story.sees("Which country are you in?")
    desk.types("Slovenia")
    desk.presses("Return")
    for question in ("Question 3 of 6", "Question 4 of 6"):
        story.sees(question)
        desk.presses("Return")
    desk.sees("Choose a password made of words")
    desk.types(PASSPHRASE)
    desk.presses("Return")
    desk.types(PASSPHRASE)
    story.keeps("password")
    desk.presses("Return")
    story.sees("Make a spare key")
    desk.clicks("Without a spare key")
    story.sees("What to do now")


def test_a_minor_gets_help_and_leaves_the_picture_where_it_is(story: Story) -> None:
    desk = story.desk
    case_path = desk.home_path / CASE_FOLDER
    picture_path = desk.home_path / "picture.png"
    story.sees("You are in the right place.")
    desk.screen.save(picture_path)
    desk.clicks("I need help now")
    story.sees("Stop replying")
    desk.clicks("Back")
    story.sees("You are in the right place.")
    makes_a_case(story)

    desk.presses("ctrl+2", "ctrl+n")
    desk.answers("Choose files", str(picture_path))
    story.sees("Is any nude or sexual picture visible, even a small one?")
    desk.clicks("Yes, or not sure")
    story.sees("Describe it in words")
    desk.clicks("Describe it in words")
    story.sees("What is it?")
    desk.types("A picture that the account sent")
    desk.turns_the_wheel("What is it?")
    desk.clicks("Keep the description")
    story.sees("Your description is saved as EX-001.")
    desk.presses("ctrl+6")
    story.sees("In this order they protect you best. You can skip and come back.")
    desk.presses("F1")
    story.sees("Stop replying")
    hides(desk)

    assert picture_path.exists()
    with Vault.open(case_path, PASSPHRASE, clock=SystemClock()) as vault:
        assert vault.case.ages.is_under_18_case
        assert [item.status for item in vault.items()] == [ItemStatus.NOT_HELD]


def test_an_adult_who_paid_finds_the_bank_first(story: Story) -> None:
    desk = story.desk
    case_path = cheap_vault(desk.home_path / CASE_FOLDER, ADULT)
    opens(story)
    desk.presses("ctrl+4")
    story.sees("Add a payment")
    desk.clicks("Add a payment")
    story.sees("Add a demand or a payment")
    desk.clicks("How much?")
    desk.types("200")
    desk.clicks("Keep it")
    story.sees("Call your bank today.")
    desk.clicks("What to say")
    story.sees("Please give me a reference number for the police.")
    desk.clicks("I called")
    desk.presses("ctrl+1")
    story.sees("What to do now")
    hides(desk)

    with Vault.open(case_path, PASSPHRASE, clock=SystemClock()) as vault:
        [payment] = vault.contents().payments
        assert (payment.status, payment.amount) == (PaymentStatus.MADE, "200")


def test_a_worker_writes_for_somebody_and_leaves_nothing_open(story: Story) -> None:
    desk = story.desk
    case_path = cheap_vault(desk.home_path / CASE_FOLDER, ADULT)
    opens(story)
    desk.presses("ctrl+5")
    story.sees("What was said and done")
    desk.types("They wrote on Friday and wanted money.")
    story.sees("They wrote on Friday and wanted money.")
    desk.presses("ctrl+l")
    story.sees("Everything is saved. It is locked because you asked.")
    desk.takes_a_breath()
    desk.types(PASSPHRASE)
    desk.presses("Return")
    # On the page it was locked on, with what was typed there.
    story.sees("They wrote on Friday and wanted money.")
    hides(desk)

    with Vault.open(case_path, PASSPHRASE, clock=SystemClock()) as vault:
        kept = vault.contents()
        told = "" if kept.statement is None else kept.statement.facts
        assert "They wrote on Friday and wanted money." in (told, *kept.drafts.values())


def test_an_officer_checks_a_package_and_sees_what_was_changed(story: Story) -> None:
    desk = story.desk
    target_path = desk.home_path / "POLICE"
    target_path.mkdir()
    clock = SystemClock()
    with Vault.open(cheap_vault(desk.home_path / "other", ADULT), PASSPHRASE, clock=clock) as vault:
        import_text(vault, "pay or I send it", "chat.txt", Answers(route=Route.FILE_DIALOG))
        record_event(vault, at_text="", text="they wrote", item_id=None)
        made = write_case_package(vault, target_path, clock=clock, language="en", as_zip=False)
    story.sees("You are in the right place.")
    # A link is underlined, which no reader of letters here can read: it stands beside the question.
    desk.clicks("Were you given a package?", right_px=146)
    story.sees("Which package?")
    desk.clicks("Choose the folder")
    desk.answers("Choose", str(made.folder_path))
    desk.clicks("The hand-over code")
    desk.types(made.hand_over_code)
    story.keeps("code")
    desk.clicks("Check it now")
    story.sees("Intact. Every file is what was handed over.")

    [exhibit_path] = (made.folder_path / "data" / "exhibits").iterdir()
    flip_bit(exhibit_path, 3)
    desk.clicks("Check it now")
    story.sees("This is not what was handed over, or not all of it.")
    hides(desk)
