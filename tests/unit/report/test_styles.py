from reportlab.lib.units import mm

from evidence_kit.report import styles


def test_nothing_is_set_smaller_than_an_officer_can_read():
    assert styles.BODY.size_pt >= 10
    assert min(styles.TABLE_CELL.size_pt, styles.TABLE_HEAD.size_pt, styles.COMMAND.size_pt) >= 9
    assert min(styles.EXHIBIT_LABEL.size_pt, styles.EXHIBIT_VALUE.size_pt) >= 9
    assert min(styles.ANNEX_CELL.size_pt, styles.ANNEX_HEAD.size_pt) >= 8.5


def test_lines_have_room_between_them():
    for setting in (styles.BODY, styles.FORM_VALUE, styles.TABLE_CELL, styles.ANNEX_CELL):
        assert setting.leading_pt / setting.size_pt >= 1.25


def test_the_page_is_a4_with_a_binding_margin():
    assert (round(styles.PAGE_WIDTH_PT / mm), round(styles.PAGE_HEIGHT_PT / mm)) == (210, 297)
    assert round(styles.BINDING_MARGIN_PT / mm) == 25


def test_every_grey_stays_readable_on_paper():
    def luminance(colour):
        parts = [
            value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
            for value in colour.rgb()
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    for colour in (styles.INK, styles.QUIET, styles.ACCENT):
        assert 1.05 / (luminance(colour) + 0.05) >= 7
