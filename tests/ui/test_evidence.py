"""The evidence page against a real vault: ask first, take in, look, describe, withdraw."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    DisclosureChoice,
    Finding,
    Item,
    ItemStatus,
    Provenance,
    Route,
    Sensitivity,
    Verdict,
)
from evidence_kit.questions import YES, Quality, doubt_about
from evidence_kit.ui.models.completeness import Gap, gaps
from evidence_kit.ui.models.left_out import LEFT_OUT_DRAFT
from evidence_kit.ui.pages.evidence import EvidencePage
from evidence_kit.ui.pages.evidence_drawing import ListLayout
from evidence_kit.ui.pages.evidence_question_row import QuestionRow
from evidence_kit.ui.pages.evidence_state import Face
from evidence_kit.ui.pages.evidence_taking import reason_of
from evidence_kit.ui.pages.evidence_transfer import RowState
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.windows import settle

PATIENCE_MS = 30_000
SEEN_COLOUR = QColor("#3366cc")
LONG_ENOUGH_BYTES = 1 << 28
"""Of a file that is still being taken in when its beginning has been told of."""

OpenCase = Callable[[VaultProcess], messages.CaseSeen]
Ask = Callable[[VaultProcess, messages.Request], messages.Answer]


def shown_page(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, case: messages.CaseSeen
) -> EvidencePage:
    made = EvidencePage(theme, vault, words)
    qtbot.addWidget(made)
    made.resize(1032, 700)
    made.show()
    made.render(case)
    return made


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: OpenCase
) -> EvidencePage:
    return shown_page(qtbot, theme, words, vault, open_case(vault))


@pytest.fixture
def young_page(
    qtbot: QtBot, theme: Theme, words: Words, young_vault: VaultProcess, open_case: OpenCase
) -> EvidencePage:
    return shown_page(qtbot, theme, words, young_vault, open_case(young_vault))


def picture(path: Path, colour: QColor = SEEN_COLOUR) -> str:
    image = QImage(120, 200, QImage.Format.Format_RGB32)
    image.fill(colour)
    assert image.save(str(path))
    return str(path)


def pictures(folder: Path, count: int) -> list[str]:
    return [picture(folder / f"shot {n}.png", QColor(40 * n, 90, 200)) for n in range(count)]


def question_rows(page: EvidencePage) -> list[QuestionRow]:
    return [row for row in page._asking._rows.rows if isinstance(row, QuestionRow)]


def answer_no(page: EvidencePage) -> None:
    for row in question_rows(page):
        row.no.click()


def take(qtbot: QtBot, page: EvidencePage) -> None:
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._asking._take.click()


def take_all(qtbot: QtBot, page: EvidencePage, paths: list[str]) -> None:
    page.offer_paths(paths)
    qtbot.waitUntil(lambda: page._asking._rows.is_settled)
    answer_no(page)
    take(qtbot, page)


def button(page: EvidencePage, words: str) -> QPushButton:
    # What was put into a layout just now is shown when the layout comes round.
    settle()
    return next(
        each
        for each in page.findChildren(QPushButton)
        if each.accessibleName() == words and each.isVisibleTo(page)
    )


def notice_words(page: EvidencePage) -> str:
    notice = page._pieces._notice
    assert notice is not None
    return notice.accessibleName()


def read_again(page: EvidencePage, vault: VaultProcess, open_case: OpenCase) -> tuple[Item, ...]:
    case = open_case(vault)
    page.render(case)
    return case.items


# --- before anything is opened ------------------------------------------------------------


def test_nothing_is_taken_in_before_the_question_is_answered(
    page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    page.offer_paths(pictures(tmp_path, 2))

    assert page.state.face is Face.QUESTION
    assert open_case(vault).items == ()
    assert not page._asking._take.isEnabled()
    assert not any(row.no.isChecked() or row.yes.isChecked() for row in question_rows(page))


def test_a_folder_stays_out_of_an_under_18_case_and_is_said(
    young_page: EvidencePage, tmp_path: Path
) -> None:
    folder = tmp_path / "Snapchat"
    folder.mkdir()

    young_page.offer_paths([str(folder), picture(tmp_path / "chat.png")])
    assert "in their folder on this computer" in young_page._asking._lead.text()

    assert len(question_rows(young_page)) == 1
    assert young_page._asking._folders.isVisible()
    assert "Snapchat" in young_page._asking._folders_text.text()


def test_one_answer_for_many_files_needs_the_statement_that_all_were_looked_at(
    young_page: EvidencePage, tmp_path: Path
) -> None:
    young_page.offer_paths(pictures(tmp_path, 5))
    none_shows = young_page._asking._none_shows

    assert not none_shows.isEnabled()
    young_page._asking._looked.click()
    none_shows.click()

    assert young_page.state.question is not None
    assert young_page.state.question.open_count == 0


def test_one_answer_for_sixty_files_needs_every_name_to_be_listed(
    qtbot: QtBot, young_page: EvidencePage, tmp_path: Path
) -> None:
    young_page.offer_paths(pictures(tmp_path, 60))
    asking = young_page._asking
    qtbot.waitUntil(lambda: young_page.state.face is Face.QUESTION, timeout=PATIENCE_MS)

    assert not asking._looked.isVisible()
    assert not asking._none_shows.isVisible()
    assert asking._listed.text().startswith("40 of 60 files are listed so far.")
    asking._list_all.setFocus()
    asking._list_all.click()
    qtbot.waitUntil(asking._looked.isVisible, timeout=PATIENCE_MS)

    assert len(question_rows(young_page)) == 60
    assert not asking._listed.isVisible()
    assert asking._looked.hasFocus()
    asking._looked.click()
    asking._none_shows.click()
    assert young_page.state.question is not None
    assert young_page.state.question.open_count == 0


def test_of_more_files_than_anybody_reads_it_is_said_how_many_are_not_listed(
    qtbot: QtBot, young_page: EvidencePage
) -> None:
    young_page.offer_paths([f"/nowhere/{n}.png" for n in range(600)])
    qtbot.waitUntil(lambda: young_page.state.face is Face.QUESTION, timeout=PATIENCE_MS)

    said = young_page._asking._looked.accessibleName()
    assert said == "I have looked at all 600 of them, also at the 560 that are not listed below."


def test_what_takes_the_files_in_is_in_sight_and_moves_for_no_answer(
    qtbot: QtBot, page: EvidencePage
) -> None:
    page.offer_paths([f"/nowhere/{n}.png" for n in range(60)])
    qtbot.waitUntil(lambda: page._asking._rows.is_settled, timeout=PATIENCE_MS)
    take_in = page._asking._take

    def place() -> tuple[bool, int, int]:
        settle()
        corner = take_in.mapTo(page, take_in.rect().bottomRight())
        return page.rect().contains(corner), corner.x(), corner.y()

    before = place()
    assert before[0]
    row = question_rows(page)[0]
    for step in (row.no.click, row.others.click, row.yes.click, page._asking._looked.click):
        step()
        assert place() == before
    page._asking._none_shows.click()
    assert place() == before


def test_ten_thousand_files_are_asked_about_in_portions_and_answered_at_once(
    qtbot: QtBot, page: EvidencePage
) -> None:
    page.offer_paths([f"/nowhere/{n}.png" for n in range(10_000)])
    qtbot.waitUntil(lambda: page.state.face is Face.QUESTION, timeout=PATIENCE_MS)

    assert len(question_rows(page)) < 100
    page._asking._looked.click()
    page._asking._none_shows.click()

    assert page._asking._take.words() == "Take in 10000 files"
    assert page.state.question is not None
    request = messages.AddFiles(offers=page.state.question.file_offers(), route=Route.DROP)
    # One message takes them all to the vault process; a longer one would be refused whole.
    assert len(request.offers) == 10_000
    assert messages.frame(messages.Ask(id=1, request=request))


# --- taking in ----------------------------------------------------------------------------


def test_three_dropped_files_are_saved_and_verified(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 3))
    items = read_again(page, vault, open_case)

    assert [item.status for item in items] == [ItemStatus.HELD] * 3
    assert page.state.face is Face.PIECES
    assert notice_words(page) == "3 files are saved and verified"
    assert page.lead == "3 pieces, every one saved and verified. Pictures stay covered."


def test_every_file_has_a_row_of_its_own_while_it_comes_in(
    qtbot: QtBot, page: EvidencePage, tmp_path: Path
) -> None:
    page.offer_paths(pictures(tmp_path, 3))
    answer_no(page)
    page._asking._take.click()

    assert page.state.face is Face.TAKING_IN
    assert page._taking._lines.model().rowCount() == 3
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        pass


def test_an_empty_file_is_said_to_be_empty_before_and_after_it_comes_in(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    (tmp_path / "zero.png").write_bytes(b"")
    page.offer_paths([str(tmp_path / "zero.png")])
    (row,) = question_rows(page)
    asked = " ".join(each.text() for each in row.findChildren(TextBlock))
    answer_no(page)
    take(qtbot, page)
    (item,) = read_again(page, vault, open_case)

    page._open(item)

    panel = " ".join(
        each.text()
        for each in page._pieces.detail.findChildren(TextBlock)
        if each.isVisibleTo(page)
    )
    assert "Nothing is in this file." in asked
    assert "Nothing is in zero.png" in page.state.note
    assert "Picture, 0 bytes" in panel or "File, 0 bytes" in panel
    assert "Nothing is in this file. Copying it may have broken off." in panel


def test_an_answer_moves_no_other_row(page: EvidencePage, tmp_path: Path) -> None:
    page.offer_paths(pictures(tmp_path, 4))
    settle()
    rows = question_rows(page)
    before = [row.y() for row in rows]

    page._asking._looked.click()
    for row in rows:
        row.no.click()
    settle()

    assert [row.y() for row in rows] == before
    assert page._asking._none_shows.accessibleName() == "Every file has an answer"


def test_a_file_that_is_gone_is_named_with_its_reason_and_the_others_are_saved(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.png"
    take_all(qtbot, page, [*pictures(tmp_path, 2), str(gone)])

    assert page.state.face is Face.TAKEN_IN
    assert page.state.transfer is not None
    assert [row.name for row in page.state.transfer.not_kept] == ["gone.png"]
    assert len(read_again(page, vault, open_case)) == 2
    notice = page._taking._notice
    assert notice is not None
    assert notice.accessibleName() == "1 of 3 files is not saved"


def test_what_was_not_saved_can_be_tried_again(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.png"
    take_all(qtbot, page, [*pictures(tmp_path, 1), str(gone)])
    picture(gone, QColor("#112233"))

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        button(page, "Try again").click()

    assert [item.original_name for item in read_again(page, vault, open_case)] == [
        "shot 0.png",
        "gone.png",
    ]
    assert page.state.face is Face.PIECES


def test_a_stick_pulled_while_files_come_in_loses_none_and_they_come_in_afterwards(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with (stick / "film.mp4").open("wb") as film:
        film.truncate(LONG_ENOUGH_BYTES)
    names = ["film.mp4", *(f"after {n}.txt" for n in range(3))]
    for name in names[1:]:
        (stick / name).write_text(name, encoding="utf-8")
    page.offer_paths([str(stick / name) for name in names])
    answer_no(page)

    page._asking._take.click()
    intake = page._intake
    qtbot.waitUntil(lambda: intake._transfer.rows[0].state is RowState.COPYING, timeout=PATIENCE_MS)
    pulled = stick.rename(tmp_path / "pulled")
    qtbot.waitUntil(lambda: page.state.face is Face.TAKEN_IN, timeout=PATIENCE_MS)

    transfer = page.state.transfer
    assert transfer is not None
    assert len(transfer.kept) + len(transfer.not_kept) == len(names)
    assert set(names[1:]) <= {row.name for row in transfer.not_kept}
    reasons = [reason_of(row, page.words) for row in transfer.not_kept]
    assert all("Is the phone or stick still connected?" in reason for reason in reasons[-3:])
    kept = {item.original_name for item in read_again(page, vault, open_case)}
    assert kept == {row.name for row in transfer.kept}

    pulled.rename(stick)
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        button(page, "Try again").click()

    assert {item.original_name for item in read_again(page, vault, open_case)} == set(names)


def test_several_refused_files_are_counted_and_each_is_named(
    qtbot: QtBot, page: EvidencePage, tmp_path: Path
) -> None:
    gone = [str(tmp_path / f"gone {n}.png") for n in range(3)]
    take_all(qtbot, page, [*pictures(tmp_path, 2), *gone])

    notice = page._taking._notice
    assert notice is not None
    assert notice.accessibleName() == (
        "2 saved and verified. 3 not saved: they are where they were."
    )
    assert len(page._taking._reasons.rows) == 3
    assert page._taking._not_saved.isVisible()


def test_the_same_file_again_is_said_to_be_kept_before(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    path = picture(tmp_path / "chat.png")
    take_all(qtbot, page, [path])
    take_all(qtbot, page, [path])

    assert page.state.transfer is not None
    assert [row.state for row in page.state.transfer.rows] == [RowState.HELD_ALREADY]
    assert len(read_again(page, vault, open_case)) == 1


def test_a_name_of_400_characters_and_a_turned_name_do_not_widen_the_question(
    page: EvidencePage,
) -> None:
    page.offer_paths(["/in/a.png", "/in/b.png"])
    settle()
    narrowest = page._asking._scroll.widget().minimumSizeHint().width()
    page._asking._cancel.click()

    page.offer_paths([f"/in/{'n' * 396}.png", "/in/invoice\u202egpj.صورة.exe", f"/in/{'ح' * 400}"])
    settle()

    assert page._asking._scroll.widget().minimumSizeHint().width() == narrowest
    names = [row.accessibleName() for row in question_rows(page)]
    assert names[1] == "invoice⟦U+202E⟧gpj.صورة.exe"


def test_the_longest_name_and_a_turned_name_do_not_widen_what_became_of_them(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    kept = picture(tmp_path / ("n" * 250 + ".png"))
    gone = [str(tmp_path / name) for name in ("g" * 250 + ".png", "invoice\u202egpj.صورة.exe")]
    take_all(qtbot, page, [kept, *gone])
    items = read_again(page, vault, open_case)
    settle()

    assert len(page._taking._reasons.rows) == 2
    assert page._taking.widget().minimumSizeHint().width() < 600
    page.open_item(items[0])
    settle()
    assert page._pieces.detail.widget().minimumSizeHint().width() <= page._pieces.detail.width()


def test_a_picture_on_the_clipboard_is_asked_about_and_then_kept(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(SEEN_COLOUR)
    QGuiApplication.clipboard().setImage(image)

    button(page, "Paste").click()
    assert page.state.face is Face.QUESTION
    answer_no(page)
    take(qtbot, page)

    (item,) = read_again(page, vault, open_case)
    assert item.media_type == "image/png"
    assert item.status is ItemStatus.HELD


def test_a_picture_offered_as_png_is_kept_byte_for_byte(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    data = Path(picture(tmp_path / "x.png")).read_bytes()
    mime = QMimeData()
    mime.setData("image/png", data)
    QGuiApplication.clipboard().setMimeData(mime)

    button(page, "Paste").click()
    answer_no(page)
    take(qtbot, page)

    assert read_again(page, vault, open_case)[0].size_bytes == len(data)


def test_pasted_text_goes_to_the_paste_page(qtbot: QtBot, page: EvidencePage) -> None:
    QGuiApplication.clipboard().setText("hello")

    with qtbot.waitSignal(page.wants_page) as wanted:
        button(page, "Paste").click()

    assert wanted.args == ["paste"]


# --- intimate pictures --------------------------------------------------------------------


def test_an_adults_intimate_picture_is_sealed_and_has_no_preview(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, ask: Ask, tmp_path: Path
) -> None:
    page.offer_paths([picture(tmp_path / "private.png")])
    question_rows(page)[0].yes.click()
    button(page, "Keep it sealed").click()
    take(qtbot, page)
    case = ask(vault, messages.ReadCase())
    assert isinstance(case, messages.CaseSeen)
    (item,) = case.items
    page.render(case)
    page.open_item(item)

    assert item.sensitivity is Sensitivity.INTIMATE
    assert ask(vault, messages.LookAt(item_id=item.id)) == messages.Preview(jpeg=b"")
    assert not page._pieces.detail._look.hold.isVisible()


def test_an_adults_intimate_picture_is_left_out_by_the_main_button(
    page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    page.offer_paths([picture(tmp_path / "private.png")])
    question_rows(page)[0].yes.click()
    leave_out = button(page, "Leave it out")

    assert leave_out.property("kind") == "primary"
    leave_out.click()
    page._asking._take.click()

    assert page.state.face is Face.PIECES
    assert open_case(vault).items == ()


def test_what_an_adult_left_out_is_asked_about_once_more_after_the_others(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    page.offer_paths([picture(tmp_path / "chat.png"), picture(tmp_path / "private.png")])
    question_rows(page)[0].no.click()
    question_rows(page)[1].yes.click()
    button(page, "Leave it out").click()
    page._asking._take.click()
    qtbot.waitUntil(lambda: page.state.face is Face.QUESTION, timeout=PATIENCE_MS)

    (left,) = page.state.question.offered if page.state.question is not None else ()
    assert left.name == "private.png"
    assert button(page, "Describe it in words").isEnabled()
    page._asking._take.click()

    assert page.state.face is Face.PIECES
    assert [item.original_name for item in open_case(vault).items] == ["chat.png"]


def test_a_yes_in_an_under_18_case_leaves_nothing_behind(
    young_page: EvidencePage, young_vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    young_page.offer_paths([picture(tmp_path / "private.png")])
    question_rows(young_page)[0].yes.click()

    assert young_page._asking._stays.isVisible()
    assert "Keep it sealed" not in [
        each.accessibleName() for each in young_page.findChildren(QPushButton) if each.isVisible()
    ]
    young_page._asking._take.click()

    case = open_case(young_vault)
    assert case.items == ()
    assert case.drafts == {}
    assert young_page.state.face is Face.PIECES


def test_what_stays_where_it_is_can_be_described_instead(
    qtbot: QtBot,
    young_page: EvidencePage,
    young_vault: VaultProcess,
    open_case: OpenCase,
    tmp_path: Path,
) -> None:
    young_page.offer_paths([picture(tmp_path / "private.png"), picture(tmp_path / "chat.png")])
    question_rows(young_page)[0].yes.click()
    button(young_page, "Describe it in words").click()
    young_page._describing._what.edit.setPlainText("a picture he sent")
    young_page._describing._device.line.setText("my phone")

    with qtbot.waitSignal(young_page.case_changed, timeout=PATIENCE_MS):
        button(young_page, "Keep the description").click()

    (item,) = open_case(young_vault).items
    assert item.status is ItemStatus.NOT_HELD
    assert (item.provenance.shows, item.provenance.device) == ("a picture he sent", "my phone")
    assert young_page.state.face is Face.QUESTION
    assert [row.accessibleName() for row in question_rows(young_page)] == ["chat.png"]


def test_a_half_written_description_is_not_called_saved_while_a_file_waits_too(
    qtbot: QtBot, young_page: EvidencePage, tmp_path: Path
) -> None:
    young_page.offer_paths([picture(tmp_path / "private.png"), picture(tmp_path / "chat.png")])
    question_rows(young_page)[0].yes.click()
    assert young_page.unkept is not None
    assert young_page.unkept.is_rest_saved

    button(young_page, "Describe it in words").click()
    qtbot.keyClicks(young_page._describing._what.edit, "a picture")

    assert young_page.unkept is not None
    assert "What you began on “Evidence” waits there" in young_page.unkept.line
    assert young_page.unkept.line.startswith("1 file waits")
    assert young_page.unkept.is_form
    assert not young_page.unkept.is_rest_saved


def test_what_stays_where_it_is_is_not_forgotten_when_the_others_come_in(
    qtbot: QtBot,
    young_page: EvidencePage,
    young_vault: VaultProcess,
    open_case: OpenCase,
    tmp_path: Path,
) -> None:
    page = young_page
    page.offer_paths(pictures(tmp_path, 3))
    first, second, third = question_rows(page)
    first.no.click()
    second.no.click()
    third.yes.click()

    take(qtbot, page)

    assert page.state.face is Face.QUESTION
    assert page.lead == "1 file stays where it is. A few words about it are enough."
    assert button(page, "Describe it in words").isEnabled()
    button(page, "Done").click()
    assert page.state.face is Face.PIECES
    page.save_work()
    qtbot.waitUntil(
        lambda: open_case(young_vault).drafts.get(LEFT_OUT_DRAFT) == "[1, 0, 0]",
        timeout=PATIENCE_MS,
    )
    assert Gap.LEFT_OUT in gaps(open_case(young_vault))


def test_an_under_18_case_takes_in_what_was_answered_with_no(
    qtbot: QtBot,
    young_page: EvidencePage,
    young_vault: VaultProcess,
    open_case: OpenCase,
    tmp_path: Path,
) -> None:
    take_all(qtbot, young_page, pictures(tmp_path, 1))

    assert [item.status for item in open_case(young_vault).items] == [ItemStatus.HELD]


# --- one piece ----------------------------------------------------------------------------


def with_preview(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> Item:
    """Take a picture in, and wait until its preview is made."""
    with qtbot.waitSignal(vault.case_changed, timeout=PATIENCE_MS):
        take_all(qtbot, page, [picture(tmp_path / "chat.png")])
    (item,) = read_again(page, vault, open_case)
    page.open_item(item)
    settle()
    return item


def has_seen_colour(page: EvidencePage) -> bool:
    """Whether a pixel of the picture is on the screen; it was compressed, so about its colour."""
    grabbed = page.grab().toImage()
    found = (
        grabbed.pixelColor(x, y)
        for x in range(0, grabbed.width(), 3)
        for y in range(0, grabbed.height(), 3)
    )
    return any(
        abs(each.red() - SEEN_COLOUR.red()) < 12
        and abs(each.green() - SEEN_COLOUR.green()) < 12
        and abs(each.blue() - SEEN_COLOUR.blue()) < 12
        for each in found
    )


def test_a_picture_is_seen_while_the_button_is_held_and_gone_when_it_is_not(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    with_preview(qtbot, page, vault, open_case, tmp_path)
    look = page._pieces.detail._look
    before = page.grab().toImage()

    qtbot.mousePress(look.hold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: look.has_picture, timeout=PATIENCE_MS)
    assert has_seen_colour(page)

    qtbot.mouseRelease(look.hold, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert not look.has_picture
    qtbot.waitUntil(lambda: page.grab().toImage() == before, timeout=PATIENCE_MS)
    assert not has_seen_colour(page)


def test_space_held_in_the_list_looks_and_covers_again(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    with_preview(qtbot, page, vault, open_case, tmp_path)
    pieces, look = page._pieces.list, page._pieces.detail._look
    page.activateWindow()
    pieces.setFocus()

    qtbot.keyPress(pieces, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: look.has_picture, timeout=PATIENCE_MS)
    qtbot.keyRelease(pieces, Qt.Key.Key_Space)

    assert not look.has_picture


def test_leaving_the_page_covers_what_is_held(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    with_preview(qtbot, page, vault, open_case, tmp_path)
    look = page._pieces.detail._look
    qtbot.mousePress(look.hold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: look.has_picture, timeout=PATIENCE_MS)

    page.save_work()

    assert not look.has_picture
    # A button that stays down would be held over every later window.
    qtbot.mouseRelease(look.hold, Qt.MouseButton.LeftButton)


def test_enter_opens_a_piece_and_close_goes_back_to_the_list(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 2))
    items = read_again(page, vault, open_case)
    pieces = page._pieces.list
    pieces.setCurrentIndex(pieces.model().index(1, 0))

    qtbot.keyClick(pieces, Qt.Key.Key_Return)
    assert page.state.opened == items[1].id
    button(page, "Close").click()

    assert page.state.opened is None


def test_in_a_narrow_page_the_detail_stands_instead_of_the_list(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 1))
    (item,) = read_again(page, vault, open_case)
    page.resize(600, 700)
    page.open_item(item)

    assert not page._pieces.list.isVisible()
    button(page, "All evidence").click()

    assert page._pieces.list.isVisible()


def test_what_it_shows_is_saved_when_the_field_is_left(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 1))
    page.open_item(read_again(page, vault, open_case)[0])
    area = page._pieces.detail._form._shows

    qtbot.keyClicks(area.edit, "the threat")
    with qtbot.waitSignal(page._care.amended, timeout=PATIENCE_MS):
        area.left.emit()

    assert open_case(vault).items[0].provenance.shows == "the threat"
    assert page._pieces.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "SK-001, the threat, Picture, Covered, Saved and verified"
    )


def test_what_it_shows_is_saved_by_itself_after_a_pause(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 1))
    page.open_item(read_again(page, vault, open_case)[0])

    with qtbot.waitSignal(page._care.amended, timeout=PATIENCE_MS):
        qtbot.keyClicks(page._pieces.detail._form._shows.edit, "the demand")

    assert open_case(vault).items[0].provenance.shows == "the demand"


def test_words_that_are_being_typed_survive_a_case_that_is_read_again(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 1))
    page.open_item(read_again(page, vault, open_case)[0])
    area = page._pieces.detail._form._shows

    qtbot.keyClicks(area.edit, "half a sen")
    page.render(open_case(vault))

    assert area.text() == "half a sen"


def test_how_it_was_obtained_is_kept_in_the_words_that_were_picked(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 1))
    page.open_item(read_again(page, vault, open_case)[0])
    how = page._pieces.detail._form._how
    how.choose("Screenshot I took on my phone")

    with qtbot.waitSignal(page._care.amended, timeout=PATIENCE_MS):
        how.picked.emit(how.chosen())

    assert open_case(vault).items[0].provenance.how == "Screenshot I took on my phone"


def test_a_withdrawn_piece_leaves_a_stub_with_its_time_and_reason(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 2))
    page.open_item(read_again(page, vault, open_case)[0])
    button(page, "Withdraw").click()
    asking = page._pieces.detail._withdrawing._asking
    assert asking is not None
    asking.why.set_text("added by mistake")

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        asking.confirm.click()
    items = read_again(page, vault, open_case)

    assert [item.status for item in items] == [ItemStatus.WITHDRAWN, ItemStatus.HELD]
    withdrawing = page._pieces.detail._withdrawing
    qtbot.waitUntil(lambda: "withdrawn on" in withdrawing._when.text(), timeout=PATIENCE_MS)
    assert withdrawing._reason.text() == "added by mistake"
    assert notice_words(page) == "SK-001 is withdrawn. Its number stays."


def test_what_was_done_is_in_sight_though_one_had_scrolled(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 30))
    read_again(page, vault, open_case)
    bar = page._pieces._main.verticalScrollBar()
    page.resize(700, 420)
    qtbot.waitUntil(lambda: bar.maximum() > 100, timeout=PATIENCE_MS)
    bar.setValue(bar.maximum())

    page._render(replace(page.state, note="Your description is saved as SK-031."))

    notice = page._pieces._notice
    assert notice is not None
    qtbot.waitUntil(
        lambda: notice.visibleRegion().boundingRect() == notice.rect(), timeout=PATIENCE_MS
    )


def test_why_a_piece_is_about_to_be_taken_back_comes_back(  # noqa: PLR0917 - pytest
    qtbot: QtBot,
    theme: Theme,
    words: Words,
    page: EvidencePage,
    vault: VaultProcess,
    open_case: OpenCase,
    tmp_path: Path,
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 2))
    first, second = read_again(page, vault, open_case)
    page.open_item(second)
    button(page, "Withdraw").click()
    asking = page._pieces.detail._withdrawing._asking
    assert asking is not None
    qtbot.keyClicks(asking.why.line, "added by mis")
    assert page.unkept is not None
    assert page.unkept.is_form
    page.open_item(first)
    asking = page._pieces.detail._withdrawing._asking
    assert asking is not None
    assert not asking.is_asking, "it is about the other one"
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    again = shown_page(qtbot, theme, words, vault, open_case(vault))
    assert again.state.opened == second.id
    asking = again._pieces.detail._withdrawing._asking
    assert asking is not None
    assert asking.is_asking
    assert asking.why.text() == "added by mis"
    with qtbot.waitSignal(again.case_changed, timeout=PATIENCE_MS):
        asking.confirm.click()
    read_again(again, vault, open_case)
    assert again.unkept is None
    assert all(not name.startswith("evidence/withdraw") for name in open_case(vault).drafts)


def test_withdrawing_says_that_the_file_goes_for_good_and_offers_to_withhold_it(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 1))
    page.open_item(read_again(page, vault, open_case)[0])
    button(page, "Withdraw").click()
    asking = page._pieces.detail._withdrawing._asking
    assert asking is not None
    said = " ".join(label.text() for label in asking.findChildren(Label) if label.isVisible())
    assert "cannot be brought back" in said

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        asking.withhold.click()
    items = read_again(page, vault, open_case)

    assert [item.status for item in items] == [ItemStatus.HELD]
    assert open_case(vault).disclosures[items[0].id].choice is DisclosureChoice.WITHHELD
    button(page, "Withdraw").click()
    asking = page._pieces.detail._withdrawing._asking
    assert asking is not None
    assert not asking.withhold.isVisible()


def test_a_piece_that_changed_is_said_above_all_and_not_called_saved(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 2))
    case = open_case(vault)
    finding = Finding(subject="SK-002", verdict=Verdict.ALTERED)

    page.render(
        messages.CaseSeen(
            **{name: getattr(case, name) for name in case.__struct_fields__ if name != "findings"},
            findings=(finding,),
        )
    )

    assert notice_words(page) == "SK-002 is no longer what you saved"
    assert page.lead == "2 pieces. Not every one is as you saved it."
    spoken = page._pieces.list.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Changed")


# --- choosing files, names, keys ----------------------------------------------------------


def test_files_are_chosen_in_a_dialogue_without_small_pictures_or_history(
    page: EvidencePage,
) -> None:
    page.choose_files()

    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.viewMode() is QFileDialog.ViewMode.List
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.reject()


def test_an_empty_page_says_that_this_is_all_right(page: EvidencePage) -> None:
    assert page._pieces._empty.isVisible()
    assert page.first_focus() is page._pieces._empty.choose
    assert page.lead == "Nothing here yet."


@pytest.mark.parametrize("is_young", [True, False])
def test_every_control_of_the_question_has_a_name_of_its_own(
    qtbot: QtBot, page: EvidencePage, young_page: EvidencePage, tmp_path: Path, *, is_young: bool
) -> None:
    asked = young_page if is_young else page
    asked.offer_paths(pictures(tmp_path, 5))
    qtbot.waitUntil(lambda: asked._asking._rows.is_settled)

    names = [each.accessibleName() for each in asked._asking.findChildren(QRadioButton)]

    assert len(set(names)) == len(names) == 10
    assert all(names)


def covering_of(qtbot: QtBot, page: EvidencePage, path: str, vault: VaultProcess, ask: Ask) -> None:
    """Take a picture in, open it, and go to where parts of it are covered."""
    page.offer_paths([path])
    answer_no(page)
    take(qtbot, page)
    case = ask(vault, messages.ReadCase())
    assert isinstance(case, messages.CaseSeen)
    page.render(case)
    page.open_item(case.items[0])
    button(page, "Cover parts of it").click()


def test_parts_of_a_picture_are_covered_and_only_the_copy_goes_out(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, ask: Ask, tmp_path: Path
) -> None:
    covering_of(qtbot, page, picture(tmp_path / "chat.png"), vault, ask)
    editor = page._covering.editor
    qtbot.waitUntil(lambda: editor.has_picture, timeout=PATIENCE_MS)
    assert not button(page, "Make the covered copy").isEnabled()
    qtbot.keyClick(editor.canvas, Qt.Key.Key_N)
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        button(page, "Make the covered copy").click()

    case = ask(vault, messages.ReadCase())
    assert isinstance(case, messages.CaseSeen)
    page.render(case)
    assert page.state.face is Face.PIECES
    assert not editor.has_picture
    (copy,) = case.copies
    assert copy.item.label == f"{case.items[0].label}-C1"
    assert "this covered copy" in page.state.note
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        button(page, "Withhold it").click()
    again = ask(vault, messages.ReadCase())
    assert isinstance(again, messages.CaseSeen)
    assert again.disclosures[case.items[0].id].choice is DisclosureChoice.WITHHELD
    # A new copy of what is withheld goes out no more than the piece, and the note says so.
    page.render(again)
    page.open_item(again.items[0])
    button(page, "Change what is covered").click()
    qtbot.waitUntil(lambda: editor.has_picture, timeout=PATIENCE_MS)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_N)
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        button(page, "Make the covered copy").click()
    assert "stays withheld: nothing of it goes out" in page.state.note


def test_a_picture_that_is_being_covered_goes_when_the_page_is_left(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, ask: Ask, tmp_path: Path
) -> None:
    covering_of(qtbot, page, picture(tmp_path / "chat.png"), vault, ask)
    editor = page._covering.editor
    qtbot.waitUntil(lambda: editor.has_picture, timeout=PATIENCE_MS)

    page.save_work()

    assert not editor.has_picture
    assert page.state.face is Face.PIECES


def test_boxes_that_are_on_no_copy_come_back_and_are_not_called_saved(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, ask: Ask, tmp_path: Path
) -> None:
    covering_of(qtbot, page, picture(tmp_path / "chat.png"), vault, ask)
    editor = page._covering.editor
    qtbot.waitUntil(lambda: editor.has_picture, timeout=PATIENCE_MS)
    assert page.unkept is None
    qtbot.keyClick(editor.canvas, Qt.Key.Key_N)
    drawn = editor.marked.boxes
    assert page.unkept is not None
    assert page.unkept.is_form

    page.save_work()
    button(page, "Cover parts of it").click()
    qtbot.waitUntil(lambda: editor.has_picture, timeout=PATIENCE_MS)
    assert editor.marked.boxes == drawn
    button(page, "Back").click()

    assert page.unkept is None
    button(page, "Cover parts of it").click()
    qtbot.waitUntil(lambda: editor.has_picture, timeout=PATIENCE_MS)
    assert editor.marked.boxes == ()


def test_in_an_under_18_case_nothing_is_shown_before_the_answer(
    qtbot: QtBot, young_page: EvidencePage, young_vault: VaultProcess, ask: Ask, tmp_path: Path
) -> None:
    covering_of(qtbot, young_page, picture(tmp_path / "chat.png"), young_vault, ask)
    editor = young_page._covering.editor
    assert not editor.isVisible()
    assert not editor.has_picture

    button(young_page, "No, nothing like that").click()

    qtbot.waitUntil(lambda: editor.has_picture, timeout=PATIENCE_MS)


def test_what_may_show_something_is_withheld_at_once_and_can_be_taken_out(
    qtbot: QtBot, young_page: EvidencePage, young_vault: VaultProcess, ask: Ask, tmp_path: Path
) -> None:
    covering_of(qtbot, young_page, picture(tmp_path / "chat.png"), young_vault, ask)
    with qtbot.waitSignal(young_page.case_changed, timeout=PATIENCE_MS):
        button(young_page, "Yes, or I am not sure").click()

    case = ask(young_vault, messages.ReadCase())
    assert isinstance(case, messages.CaseSeen)
    assert case.disclosures[case.items[0].id].choice is DisclosureChoice.WITHHELD
    assert case.answers[doubt_about(case.items[0].id)] == YES
    assert not young_page._covering.editor.has_picture
    seen = ask(young_vault, messages.LookAt(item_id=case.items[0].id))
    assert isinstance(seen, messages.Preview)
    assert seen.jpeg == b""
    qtbot.waitUntil(young_page._covering._taking_out.isVisible, timeout=PATIENCE_MS)
    asking = young_page._covering._asking
    assert asking is not None
    with qtbot.waitSignal(young_page.case_changed, timeout=PATIENCE_MS):
        asking.confirm.click()
    case = ask(young_vault, messages.ReadCase())
    assert isinstance(case, messages.CaseSeen)
    assert case.items[0].status is ItemStatus.WITHDRAWN
    assert young_page.state.face is Face.PIECES


def test_what_came_in_before_the_under_18_rules_goes_out_once_somebody_looked(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    page: EvidencePage,
    vault: VaultProcess,
    open_case: OpenCase,
    ask: Ask,
    tmp_path: Path,
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 1))
    item = read_again(page, vault, open_case)[0]
    ages = Ages(now=34, in_picture=AgeInPicture.NOT_SURE)
    changed = ask(vault, messages.ChangeAges(ages=ages))
    assert isinstance(changed, messages.AgesChanged)
    assert changed.to_look_at == (item.label,)
    page.open_item(read_again(page, vault, open_case)[0])
    giving = page._pieces.detail._giving
    assert not giving.clear.isVisible()
    giving.whole.click()
    qtbot.waitUntil(giving.clear.isVisible, timeout=PATIENCE_MS)
    assert open_case(vault).disclosures[item.id].choice is DisclosureChoice.WITHHELD

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        giving.clear.click()
    case = open_case(vault)
    page.render(case)

    assert case.disclosures[item.id].choice is DisclosureChoice.WHOLE
    assert not case.answers.get(doubt_about(item.id))
    assert not giving.clear.isVisible()


def test_what_a_picture_lets_a_reader_see_is_kept(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 1))
    page.open_item(read_again(page, vault, open_case)[0])
    questions = page._pieces.detail._quality
    questions.more.click()

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        questions.choosers[Quality.DATE].picked.emit("no")
    read_again(page, vault, open_case)

    assert page.state.quality_of_opened[Quality.DATE] == "no"
    assert questions.choosers[Quality.DATE].chosen() == "no"
    assert questions.hint.isVisible()


def test_several_pieces_are_described_at_once(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 3))
    read_again(page, vault, open_case)
    button(page, "Describe several").click()
    several, pieces = page._pieces.several, page._pieces.list
    assert several.isVisible()
    assert not several.say_button.isEnabled()
    pieces.setFocus()
    pieces.setCurrentIndex(pieces.model().index(0, 0))
    qtbot.keyClick(pieces, Qt.Key.Key_Down)
    qtbot.keyClick(pieces, Qt.Key.Key_Return)
    several.choose_all.click()
    several._form._device.set_text("my phone")
    several._form._device.edited.emit("my phone")
    assert several.say_button.text().replace("&", "") == "Write it to 3 pieces"

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        several.say_button.click()
    items = read_again(page, vault, open_case)

    assert [item.provenance.device for item in items] == ["my phone"] * 3
    several._form._device.set_text("her phone")
    several._form._device.edited.emit("her phone")
    several.choose_all.click()
    several.replaces.setChecked(True)
    several.say_button.click()
    assert several._note.text().startswith("3 pieces would lose words that stand there now.")
    assert not several.say_button.isEnabled()
    assert several.replace_button.isVisible()
    several.replaces.setChecked(False)
    assert several.replace_button.isHidden()
    several.replaces.setChecked(True)
    several.say_button.click()

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        several.replace_button.click()

    items = read_again(page, vault, open_case)
    assert [item.provenance.device for item in items] == ["her phone"] * 3
    several.close_button.click()
    assert not several.isVisible()


def test_what_is_filled_in_for_several_outlives_a_lock_until_it_is_written(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 2))
    read_again(page, vault, open_case)
    button(page, "Describe several").click()
    page._pieces.several._form._device.set_text("my phone")
    page._pieces.several._form._device.edited.emit("my phone")
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    again = shown_page(qtbot, page.theme, page.words, vault, open_case(vault))
    button(again, "Describe several").click()
    several = again._pieces.several
    assert several.provenance().device == "my phone"
    several.close_button.click()
    button(again, "Describe several").click()
    assert several.provenance().device == "my phone"
    several.choose_all.click()
    with qtbot.waitSignal(again.case_changed, timeout=PATIENCE_MS):
        several.say_button.click()

    assert open_case(vault).drafts == {}
    several.close_button.click()
    button(again, "Describe several").click()
    assert several.provenance() == Provenance()


def test_how_the_list_is_shown_is_kept_in_the_case(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: OpenCase
) -> None:
    page = shown_page(qtbot, theme, words, vault, open_case(vault))
    page._pieces.layout_chosen.emit(ListLayout.ROWS)

    again = shown_page(qtbot, theme, words, vault, open_case(vault))

    assert again.state.layout is ListLayout.ROWS


# --- others who can be seen ---------------------------------------------------------------


def test_what_others_can_be_seen_in_waits_for_a_covered_copy(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    page.offer_paths(pictures(tmp_path, 2))
    answer_no(page)
    first, second = question_rows(page)
    first.others.click()
    take(qtbot, page)

    case = open_case(vault)
    (kept, _whole) = case.items
    assert not second.others.isChecked()
    assert {each: said.choice for each, said in case.disclosures.items()} == {
        kept.id: DisclosureChoice.COVERED
    }


def test_nobody_has_to_say_whether_others_can_be_seen(
    young_page: EvidencePage, tmp_path: Path
) -> None:
    young_page.offer_paths(pictures(tmp_path, 2))
    first, second = question_rows(young_page)
    before = first.others.isVisibleTo(young_page)
    first.no.click()
    second.yes.click()

    assert (before, first.others.isVisibleTo(young_page)) == (False, True)
    assert not second.others.isVisibleTo(young_page)
    assert young_page._asking._take.isEnabled()


def test_a_piece_is_kept_back_for_others_in_its_detail(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 1))
    (item,) = read_again(page, vault, open_case)
    page.open_item(item)
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        button(page, "People not involved are in it").click()
    read_again(page, vault, open_case)
    giving = page._pieces.detail._giving

    assert giving._sentence.text() == "Nothing goes out for now: there is no covered copy."
    assert not giving.others.isVisibleTo(page)
    assert giving.whole.isVisibleTo(page)


def test_a_picture_30000_pixels_tall_is_kept_whole_and_can_be_looked_at(
    qtbot: QtBot, page: EvidencePage, ask: Ask, open_case: OpenCase, tmp_path: Path
) -> None:
    vault = page.vault
    image = QImage(120, 30_000, QImage.Format.Format_RGB32)
    image.fill(SEEN_COLOUR)
    assert image.save(str(tmp_path / "whole chat.png"))
    take_all(qtbot, page, [str(tmp_path / "whole chat.png")])
    [item] = read_again(page, vault, open_case)

    qtbot.waitUntil(lambda: item.id in open_case(vault).pictures, timeout=PATIENCE_MS)

    seen = ask(vault, messages.LookAt(item_id=item.id))
    assert isinstance(seen, messages.Preview)
    assert QImage.fromData(seen.jpeg).height() > QImage.fromData(seen.jpeg).width() > 0
    assert open_case(vault).pictures[item.id].height_px == 30_000
    assert item.size_bytes == (tmp_path / "whole chat.png").stat().st_size


def test_words_are_looked_for_in_every_piece_and_what_has_them_is_shown(
    qtbot: QtBot, page: EvidencePage, ask: Ask, open_case: OpenCase, tmp_path: Path
) -> None:
    for name, text in (("a.txt", "Pay until Sunday"), ("b.txt", "Hello"), ("c.txt", "sunday!")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    ask(page.vault, messages.RecordEvent(at_text="", text="They wrote on Sunday."))
    take_all(qtbot, page, [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")])
    read_again(page, page.vault, open_case)
    field = page._pieces._search.line

    qtbot.keyClicks(field, "sunday")
    qtbot.waitUntil(lambda: labels_shown(page) == ["SK-001", "SK-003"], timeout=PATIENCE_MS)
    assert page._pieces._found.text() == (
        "2 pieces have these words. They also stand at 1 place in what you wrote down."
    )

    qtbot.keyClicks(field, " nowhere")
    qtbot.waitUntil(lambda: labels_shown(page) == [], timeout=PATIENCE_MS)
    assert page._pieces._found.text() == "0 pieces have these words."
    field.clear()
    page._pieces._search.edited.emit("")
    assert labels_shown(page) == ["SK-001", "SK-002", "SK-003"]
    assert not page._pieces._found.isVisibleTo(page)


def test_a_piece_moves_up_in_the_order_and_keeps_its_number(
    qtbot: QtBot, page: EvidencePage, vault: VaultProcess, open_case: OpenCase, tmp_path: Path
) -> None:
    take_all(qtbot, page, pictures(tmp_path, 3))
    items = read_again(page, vault, open_case)
    page.open_item(items[2])

    button(page, "Further up").click()
    qtbot.waitUntil(lambda: place_said(page).startswith("2 of 3."), timeout=PATIENCE_MS)
    button(page, "Further up").click()
    qtbot.waitUntil(lambda: place_said(page).startswith("1 of 3."), timeout=PATIENCE_MS)
    qtbot.keyClick(page._pieces.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: place_said(page).startswith("2 of 3."), timeout=PATIENCE_MS)

    assert labels_shown(page) == ["SK-001", "SK-003", "SK-002"]
    assert page._pieces._order.text() == "In your order"
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._pieces.closed.emit()
    assert [item.label for item in read_again(page, vault, open_case)] == [
        "SK-001",
        "SK-002",
        "SK-003",
    ]
    assert labels_shown(page) == ["SK-001", "SK-003", "SK-002"]
    page.open_item(items[0])
    button(page, "All by number again").click()
    qtbot.waitUntil(lambda: labels_shown(page)[1] == "SK-002", timeout=PATIENCE_MS)


def place_said(page: EvidencePage) -> str:
    return page._pieces.detail._place._sentence.text()


def labels_shown(page: EvidencePage) -> list[str]:
    model = page._pieces._model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_a_child_who_pasted_a_picture_looks_where_it_was_copied_from(
    young_page: EvidencePage,
) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(SEEN_COLOUR)
    QGuiApplication.clipboard().setImage(image)

    assert young_page.offer_clipboard()

    lead = young_page._asking._lead.text()
    QGuiApplication.clipboard().clear()
    assert "where you copied it from" in lead
    assert "folder" not in lead
