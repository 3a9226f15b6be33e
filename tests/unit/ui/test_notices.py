from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import KeyKind
from evidence_kit.ui.notices import OpeningNotices
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.notice import Notice
from tests.unit.ui.seen import seen

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
LONG_AGO = datetime(2019, 1, 3, 16, 12, tzinfo=UTC)


@pytest.fixture
def wanted() -> list[str]:
    return []


@pytest.fixture
def about(
    qtbot: QtBot, theme: Theme, words: Words, wanted: list[str]
) -> Callable[..., list[Notice]]:
    notices = OpeningNotices(
        theme,
        words,
        open_settings=lambda: wanted.append("settings"),
        set_password=lambda: wanted.append("password"),
    )

    def made(*, kept_until: str = "", now: datetime = NOW, **changes: str) -> list[Notice]:
        case = seen(kept_until=kept_until)
        said = {"opened_with": KeyKind.PASSPHRASE.value, "synced_by": "", "network": ""} | changes
        opened = messages.Opened(case=case.case, repaired_header_copies=0, **said)
        found = list(notices.about(opened, case, now))
        for notice in found:
            qtbot.addWidget(notice)
        return found

    return made


def test_nothing_is_said_of_a_case_on_this_computer(about: Callable[..., list[Notice]]) -> None:
    assert about() == []


def test_where_a_case_lies_is_said_and_put_away(about: Callable[..., list[Notice]]) -> None:
    synced, network = about(synced_by="OneDrive", network="nfs")
    gone: list[QWidget] = []
    synced.dismissed.connect(lambda: gone.append(synced))

    synced.chosen.emit("read")

    assert synced.accessibleName() == "This case lies in a folder that OneDrive copies."
    assert network.accessibleName() == "This case lies on a network drive."
    assert gone == [synced]


def test_its_day_leads_to_the_settings_and_a_spare_key_to_a_new_password(
    about: Callable[..., list[Notice]], wanted: list[str]
) -> None:
    day, lost = about(kept_until="2026-11-28", opened_with=KeyKind.RECOVERY.value)

    day.chosen.emit("settings")
    lost.chosen.emit("set")

    assert wanted == ["settings", "password"]


def test_later_does_nothing(about: Callable[..., list[Notice]], wanted: list[str]) -> None:
    (lost,) = about(opened_with=KeyKind.RECOVERY.value)

    lost.chosen.emit("later")

    assert wanted == []


def test_a_clock_that_cannot_be_right_is_named_also_where_clocks_count_to_twelve(
    about: Callable[..., list[Notice]],
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    try:
        (wrong,) = about(now=LONG_AGO)
    finally:
        QLocale.setDefault(before)

    shown = f"3 Jan 2019, {LONG_AGO.astimezone():%H:%M}"
    assert wrong.accessibleName() == (f"This computer’s clock shows {shown}. That cannot be right.")
