from evidence_kit.i18n import Words
from evidence_kit.ui.pages.spare_key_paper import printed_sheet


def test_every_group_stands_on_paper_with_its_number(words: Words) -> None:
    groups = tuple(f"ABC{number}" for number in range(8))

    lines = [line.text for line in printed_sheet(groups, "21 Nov 2026", words)]

    assert "1  ABC0     2  ABC1" in lines
    assert "7  ABC6     8  ABC7" in lines
    assert "21 Nov 2026" in lines
