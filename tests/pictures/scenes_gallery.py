"""All pieces of the window side by side, to be looked at together."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import CheckRow, ChoiceCard, Segmented
from evidence_kit.ui.widgets.clock_rows import ClockRows
from evidence_kit.ui.widgets.covers import CoverView, HoldToLook
from evidence_kit.ui.widgets.drop_area import DropArea
from evidence_kit.ui.widgets.fields import Area, Chooser, Field
from evidence_kit.ui.widgets.fingerprint import FingerprintRow
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label, Tag
from evidence_kit.ui.widgets.notice import Notice
from evidence_kit.ui.widgets.progress import ProgressRow
from evidence_kit.ui.widgets.scroll import PageScroll
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.pictures.sample_case import BITCOIN
from tests.pictures.scenes import Stage, scene
from tests.unit.ui.widgets.searched import search_in

WIDE = (1280, 800)
LARGE = (1024, 1100)


@scene("00a-gallery-controls", size=WIDE, large_size=LARGE)
def controls(stage: Stage) -> QWidget:
    theme = stage.theme
    page, column, beside = _two_columns(stage)
    _add_buttons(theme, column)
    _add_fields(theme, column)
    beside.addWidget(ChoiceCard(theme, "No", "Everyone was 18 or older when it was taken."))
    second = ChoiceCard(
        theme, "I’m not sure", "Then we treat it like “yes”. That is the safer way."
    )
    second.setChecked(True)
    beside.addWidget(second)
    _add_choices(theme, beside)
    beside.addWidget(_next_card(stage))
    beside.addStretch()
    stage.after(lambda: second.setFocus(Qt.FocusReason.TabFocusReason))
    return page


@scene("00b-gallery-evidence", size=WIDE, large_size=LARGE)
def evidence(stage: Stage) -> QWidget:
    theme = stage.theme
    page, column, beside = _two_columns(stage)
    drop = DropArea(theme, "Drop screenshots or files here", "An exact copy is kept.")
    drop.row.addWidget(Button(theme, "Choose files", "primary"))
    drop.row.addWidget(Button(theme, "Paste", "normal", "paste"))
    column.addWidget(drop)
    column.addWidget(
        Notice(
            theme,
            "danger",
            "SK/6 is no longer what you saved",
            "the number SK/6, your description and its first fingerprint are safe.",
            "This is not your doing.",
            "EK-412",
            [("Look in my backup", "backup"), ("Add the original again", "again")],
            line="We checked all 8 pieces at 14:10. Seven are exactly as they were.",
        )
    )
    column.addWidget(
        Notice(
            theme,
            "soon",
            "The disk is full",
            "Nothing is damaged. The file is still where it was.",
            "Make room, then try again.",
            "EK-303",
        )
    )
    progress = ProgressRow(theme)
    progress.set("Originals copied and checked", 5, 8, "{done} of {total} pieces, 12 of 31 MB")
    progress.note.setText("Cancelling leaves nothing half-made behind.")
    column.addWidget(progress)
    column.addStretch()
    well = Card(theme, "well", "Exact values")
    well.body.addWidget(TextBlock(theme, BITCOIN * 2, mono=True))
    well.body.addWidget(TextBlock(theme, "invoice\u202egpj.exe\u200b <b>as written</b>"))
    beside.addWidget(well)
    hold = HoldToLook(theme)
    cover = CoverView(theme, hold)
    cover.setMaximumHeight(theme.px(96))
    beside.addWidget(cover)
    beside.addWidget(hold)
    beside.addWidget(
        ClockRows(
            theme,
            [
                ("In the picture", "15 Nov 2026, 01:12", "You typed this."),
                ("In the file", "", "Written by the phone. No time zone given."),
                ("Added here", "15 Nov 2026, 14:02:31 UTC+1", "This computer’s clock."),
            ],
        )
    )
    digits = stage.case.items[3].sha256 or ""
    beside.addWidget(FingerprintRow(theme, digits))
    opened = FingerprintRow(theme, digits)
    opened.toggle.click()
    beside.addWidget(opened)
    beside.addStretch()
    return page


def _two_columns(stage: Stage) -> tuple[PageScroll, QVBoxLayout, QVBoxLayout]:
    page = PageScroll(stage.theme)
    row = QHBoxLayout()
    row.setSpacing(32)
    page.body.addSpacing(24)
    page.body.addLayout(row)
    columns = QVBoxLayout(), QVBoxLayout()
    for column in columns:
        column.setSpacing(16)
        row.addLayout(column, 1)
    return page, *columns


def _next_card(stage: Stage) -> Card:
    theme = stage.theme
    card = Card(theme, "tint", "Next")
    head = QHBoxLayout()
    head.addWidget(Label(theme, "Next", "label", "primary"), 1)
    head.addWidget(Tag(theme, "About 5 minutes", "surface", "clock"))
    card.body.addLayout(head)
    card.body.addWidget(Heading(theme, "Save the Snapchat chat"))
    card.body.addWidget(
        TextBlock(
            theme,
            "It can vanish once it is read. Take a photo of that screen with another phone: a "
            "screenshot would tell the other person.",
        )
    )
    row = FlowLayout()
    row.addWidget(Button(theme, "Show me how", "primary"))
    row.addWidget(Button(theme, "It is saved", "normal", "check"))
    row.addWidget(Button(theme, "Not now", "quiet"))
    card.body.addLayout(row)
    return card


def _add_buttons(theme: Theme, column: QVBoxLayout) -> None:
    column.addWidget(Heading(theme, "Choose a password made of words", "display"))
    column.addWidget(
        Label(theme, "It locks the case on this computer. Spaces are fine.", tone="soft")
    )
    buttons = FlowLayout(spacing=12)
    column.addLayout(buttons)
    buttons.addWidget(Button(theme, "Show me how", "primary"))
    buttons.addWidget(Button(theme, "It is saved", "normal", "check"))
    buttons.addWidget(Button(theme, "Help now", "quiet", "help"))
    buttons.addWidget(Button(theme, "Suggest four words", "small", "changes"))
    buttons.addWidget(Button(theme, "Hide now", "hide", "hide"))
    buttons.addWidget(Button(theme, "Talk to someone", "link"))
    unavailable = Button(theme, "Lock", "normal", "lock")
    unavailable.setEnabled(False)
    buttons.addWidget(unavailable)
    buttons.addWidget(Button(theme, "Continue", "primary", is_large=True))
    buttons.addWidget(Button(theme, "Close", "bare", "close"))


def _add_fields(theme: Theme, column: QVBoxLayout) -> None:
    shown = Field(theme, "Password", is_secret=True)
    shown.set_text("lantern river copper seven")
    shown.set_note("Good. Guessing this would take many years.", "keep")
    column.addWidget(shown)
    covered = Field(theme, "The same again", is_secret=True)
    covered.set_text("lantern river copper")
    covered.set_covered(is_covered=True)
    column.addWidget(covered)
    column.addWidget(
        Chooser(theme, "How did you get it?", [("own", "Screenshot I took on my phone")])
    )
    countries = [("SI", "Slovenia"), ("IT", "Italy")]
    country = Chooser(theme, "Country", countries, search=search_in(countries))
    country.choose("SI")
    column.addWidget(country)
    area = Area(theme, "What it shows", "As you would tell a friend.", rows=2)
    area.set_text("Threat to send a video to everyone who follows me. 500 euros by Sunday 18:00.")
    column.addWidget(area)
    column.addStretch()


def _add_choices(theme: Theme, column: QVBoxLayout) -> None:
    column.addWidget(CheckRow(theme, "Keep the whole text as evidence too (SK/9)"))
    ticked = CheckRow(theme, "Leave out my feelings", "They are kept here, for you.")
    ticked.setChecked(True)
    column.addWidget(ticked)
    views = [("tiles", "Tiles", "grid"), ("list", "List", "list")]
    column.addWidget(Segmented(theme, views, "View"))
    tags = FlowLayout()
    column.addLayout(tags)
    tags.addWidget(Tag(theme, "Saved and verified", "keep", "check-circle"))
    tags.addWidget(Tag(theme, "Today", "soon", "hourglass"))
    tags.addWidget(Tag(theme, "Stays", "neutral", "anchor"))
    tags.addWidget(Tag(theme, "Likely", "primary", "circle-dot"))
    tags.addWidget(Tag(theme, "Changed", "danger", "danger"))
