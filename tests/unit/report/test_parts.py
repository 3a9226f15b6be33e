from evidence_kit.report.parts import Part, numbered_title, section


def test_every_part_has_a_numbered_title_of_its_own(words):
    titles = [numbered_title(part, words) for part in Part]
    assert titles[0] == "1. Accounts and money in brief"
    assert titles[-1] == "Annex C. Words used in this report"
    assert len(set(titles)) == len(Part)


def test_a_section_can_be_pointed_to(words):
    assert section(Part.CUSTODY, words).anchor == "part-11"
