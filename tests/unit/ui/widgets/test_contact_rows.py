import pytest

from evidence_kit.guidance.planning import ShownContact, ShownTool
from evidence_kit.guidance.rendering import Phrase
from evidence_kit.guidance.schema import Slot
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.contact_rows import ContactRow, ToolRow
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.text_block import TextBlock


def contact(**changes):
    fields = {
        "id": "X-1",
        "name": "A line",
        "slots": (Slot.POLICE,),
        "phone": "080 0000",
        "text": "",
        "url": "https://www.example.org/help",
        "domain": "example.org",
        "email": "",
        "hours": "Day and night",
        "free": True,
        "languages": (),
        "notes": "",
        "basis": Phrase(template="Recorded on {day}.", values=(("day", "2026-11-21"),)),
        "confirm": False,
        "caution": None,
    }
    return ShownContact(**(fields | changes))


@pytest.fixture
def show(qtbot, theme, words):
    def made(kind, value):
        row = kind(theme, words, value)
        qtbot.addWidget(row)
        return row

    return made


def texts(row):
    blocks = [each.text() for each in row.findChildren(TextBlock)]
    return [*blocks, *(each.text() for each in row.findChildren(Label))]


def test_a_number_can_be_selected_and_says_where_it_is_from(show):
    row = show(ContactRow, contact())

    assert {"080 0000", "example.org", "Recorded on 2026-11-21."} <= set(texts(row))
    assert "Day and night · Free to call" in texts(row)
    assert "Copy" in {each.words() for each in row.findChildren(Button)}


def test_without_a_number_name_and_address_stand_alone(show):
    caution = Phrase(template="Not confirmed.")
    row = show(ContactRow, contact(phone="", hours="", free=None, caution=caution))

    assert {"A line", "example.org", "Not confirmed."} <= set(texts(row))
    assert [each.words() for each in row.findChildren(Button)] == ["Show as QR"]


def test_nothing_is_said_of_a_price_nobody_knows(show):
    assert "Day and night" in texts(show(ContactRow, contact(free=None)))


def test_a_tool_is_told_whole_and_opens_nothing(show):
    tool = ShownTool(
        id="T-1",
        name="A tool",
        url="https://example.org/",
        domain="example.org",
        texts=("What it does.", "How to use it."),
        keep="Write the number down.",
        caution=None,
        basis=Phrase(template="Recorded."),
    )

    row = show(ToolRow, tool)

    assert {"What it does.", "How to use it.", "Write the number down."} <= set(texts(row))
    assert [each.words() for each in row.findChildren(Button)] == ["Copy the address", "Show as QR"]
