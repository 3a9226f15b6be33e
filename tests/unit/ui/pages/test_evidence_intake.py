import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from evidence_kit import messages
from evidence_kit.errors import CancelledError
from evidence_kit.messages import FileOffer, Problem
from evidence_kit.model import Route
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.pages.evidence_intake import Intake, can_be_tried_again, requests_of
from evidence_kit.ui.pages.evidence_question import Answer, Fate, Offered, Question
from evidence_kit.ui.pages.evidence_transfer import Row, RowState, Transfer
from tests.pictures.still_vault import StillVault
from tests.unit.ui.seen import item, seen

pytestmark = pytest.mark.usefixtures("qapp")

FILES = tuple(Offered(path=f"/in/{n}.png", name=f"{n}.png") for n in range(2))
PICTURE = Offered(path="", name="picture.png", data=b"png")


def answered(*offered: Offered, answer: Answer = Answer.NO, fate: Fate = Fate.SEAL) -> Question:
    question = Question.about(offered, is_under_18=False, route=Route.DROP).decided(fate)
    for at in range(len(offered)):
        question = question.answered(at, answer)
    return question


def test_files_go_in_one_request_and_each_picture_in_its_own() -> None:
    files, picture = requests_of(answered(*FILES, PICTURE))

    assert isinstance(files, messages.AddFiles)
    assert [offer.path for offer in files.offers] == ["/in/0.png", "/in/1.png"]
    assert files.route is Route.DROP
    assert picture == messages.AddPicture(data=b"png", name="picture.png", no_nudity_visible=True)


def test_a_sealed_picture_is_never_said_to_show_no_nudity() -> None:
    (request,) = requests_of(answered(PICTURE, answer=Answer.YES))
    (files,) = requests_of(answered(FILES[0], answer=Answer.YES))

    assert request == messages.AddPicture(data=b"png", name="picture.png", is_intimate=True)
    assert isinstance(files, messages.AddFiles)
    assert files.offers == (FileOffer(path="/in/0.png", is_intimate=True),)


def test_the_second_request_follows_the_first() -> None:
    vault = StillVault(seen())
    intake = Intake(vault)

    intake.take(answered(FILES[0], PICTURE))
    assert len(vault.asked) == 1
    intake._on_done(messages.FilesAdded(saved=1, duplicates=0, refused=0))

    assert [type(request) for request in vault.asked] == [messages.AddFiles, messages.AddPicture]


def test_after_a_refusal_nothing_more_is_asked_and_what_was_saved_stays() -> None:
    vault = StillVault(seen())
    intake = Intake(vault)
    ended: list[Transfer] = []
    intake.ended.connect(ended.append)
    intake.take(answered(*FILES, PICTURE))
    saved = messages.FileSaved(name="0.png", item=item(), is_duplicate=False)

    intake._on_part(saved)
    intake._on_refused(Problem(code="EK-401", facts={"name": "1.png"}))

    assert len(vault.asked) == 1
    assert [row.state for row in ended[0].rows] == [
        RowState.SAVED,
        RowState.NOT_REACHED,
        RowState.NOT_REACHED,
    ]


def test_only_what_was_not_saved_is_tried_again() -> None:
    intake = Intake(StillVault(seen()))
    intake.take(answered(*FILES, PICTURE))
    intake._on_part(messages.FileSaved(name="0.png", item=item(), is_duplicate=False))
    intake._on_refused(Problem(code="EK-401", facts={"name": "1.png"}))

    again = intake.again()

    assert again is not None
    assert again.offered == (FILES[1], PICTURE)
    assert again.answers == (Answer.NO, Answer.NO)


def test_a_stop_is_asked_for_once_and_the_rest_is_not_sent() -> None:
    vault = StillVault(seen())
    intake = Intake(vault)
    ended: list[Transfer] = []
    intake.ended.connect(ended.append)
    intake.take(answered(*FILES, PICTURE))

    assert intake.stop().is_stopping
    intake._on_refused(Problem(code=CancelledError.code, facts={}))

    assert len(vault.asked) == 1
    assert ended[0].was_stopped


def test_steps_are_told_together() -> None:
    intake = Intake(StillVault(seen()))
    moved: list[Transfer] = []
    intake.moved.connect(moved.append)
    intake.take(answered(*FILES))

    for done in range(50):
        intake._on_progress(Progress(stage=Stage.IMPORTING, done=done, total=100, name="0.png"))
    intake._on_telling_timeout()

    assert [transfer.rows[0].done_bytes for transfer in moved] == [49]


def test_what_would_be_refused_again_is_not_tried_again() -> None:
    def refused(code: str) -> Row:
        return Row(name="x", state=RowState.REFUSED, problem=Problem(code=code, facts={}))

    assert can_be_tried_again(refused("EK-201"))
    assert can_be_tried_again(refused("EK-401"))
    assert not can_be_tried_again(refused("EK-303"))
    assert not can_be_tried_again(refused("EK-205"))
    assert can_be_tried_again(Row(name="x", state=RowState.NOT_REACHED))


def many() -> Question:
    offered = tuple(Offered(path=f"/in/{n}.png", name=f"{n}.png") for n in range(501))
    question = Question.about(offered, is_under_18=False, route=Route.DROP)
    return question.looked(has_looked=True).answered_no_for_all()


def test_many_files_are_asked_for_in_a_turn_of_their_own(qtbot: QtBot) -> None:
    vault = StillVault(seen())
    intake = Intake(vault)

    transfer = intake.take(many())

    assert len(transfer.rows) == 501
    assert vault.asked == []
    qtbot.waitUntil(lambda: bool(vault.asked))
    (request,) = vault.asked
    assert isinstance(request, messages.AddFiles)
    assert len(request.offers) == 501


class NotingVault(StillVault):
    """Notes what shall be stopped."""

    def __init__(self) -> None:
        super().__init__(seen())
        self.stopped: list[int] = []

    @override
    def stop(self, request_id: int) -> None:
        self.stopped.append(request_id)


def test_a_stop_that_comes_before_many_were_asked_for_stops_them(qtbot: QtBot) -> None:
    vault = NotingVault()
    intake = Intake(vault)

    intake.take(many())
    assert intake.stop().is_stopping
    qtbot.waitUntil(lambda: bool(vault.asked))

    assert vault.stopped[-1] == intake._request_id > 0
