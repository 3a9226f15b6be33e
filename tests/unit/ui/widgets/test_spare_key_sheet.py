from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.spare_key_sheet import SpareKeySheet

GROUPS = ("EZ8W", "YN2H", "R5J8", "CCRX", "DXSD", "6P76", "1P4Q", "A0QR")


def test_a_screen_reader_spells_each_group_until_the_sheet_is_covered(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    sheet = SpareKeySheet(theme, words, "21 Nov 2026")
    qtbot.addWidget(sheet)

    sheet.show_groups(GROUPS, is_covered=False)
    assert sheet._groups[0].accessibleName() == "1: E Z 8 W"

    sheet.show_groups(GROUPS, is_covered=True)
    assert [group.accessibleName() for group in sheet._groups] == [str(n) for n in range(1, 9)]
