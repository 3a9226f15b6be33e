import re

import pytest

from evidence_kit.report.structure import Node, Scope, Tag, Tags


class Sheet:
    """As much of a canvas as marking needs."""

    def __init__(self):
        self._code = []
        self.page = 1

    def getPageNumber(self):  # noqa: N802 - ReportLab's name
        return self.page


def test_what_is_drawn_belongs_to_an_element_by_number():
    tags, sheet = Tags(Node(Tag.DOCUMENT)), Sheet()
    node = tags.root.add(Tag.PARAGRAPH)
    with tags.marked(sheet, node):
        sheet._code.append("(words) Tj")
    assert sheet._code == ["/P <</MCID 0>> BDC", "(words) Tj", "EMC"]
    assert tags.nodes_of_pages == {1: [node]}


def test_numbers_begin_anew_on_each_page():
    tags, sheet = Tags(Node(Tag.DOCUMENT)), Sheet()
    node = tags.root.add(Tag.PARAGRAPH)
    for sheet.page in (1, 1, 2):
        with tags.marked(sheet, node):
            pass
    assert [int(line.split()[2].rstrip(">")) for line in sheet._code[::2]] == [0, 1, 0]


def test_what_is_not_read_is_an_artifact():
    tags, sheet = Tags(Node(Tag.DOCUMENT)), Sheet()
    with tags.marked(sheet, None):
        pass
    assert sheet._code == ["/Artifact BMC", "EMC"]
    assert tags.nodes_of_pages == {}


def test_elements_stand_in_the_order_they_were_added():
    root = Node(Tag.DOCUMENT)
    first = root.add(Tag.TABLE).add(Tag.HEAD_CELL, scope=Scope.ROW)
    root.add(Tag.FIGURE, says="a picture")
    assert [kid.tag for kid in root.kids] == [Tag.TABLE, Tag.FIGURE]
    assert first.scope is Scope.ROW


@pytest.mark.parametrize("tag", ["H1", "H2", "H3", "Table", "TH", "TD", "L", "TOC", "Figure"])
def test_the_report_uses_every_kind_of_element(report_pdf, plain_pdf, tag):
    assert re.search(rb"/S /" + tag.encode() + rb"\b", plain_pdf(report_pdf))
