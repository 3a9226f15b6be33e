"""A lint for archived, tagged PDFs: the rules of PDF/A-3a and PDF/UA-1 that can be read in a file.

What it is not: veraPDF, which knows every rule and is not to be had as a package. Each rule has a
name from ISO 19005-3 (6.x) or ISO 14289-1 (UA 7.x) and, in the tests, a twin of the report that was
broken on purpose, which the rule must find.
"""

import io
import re
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

_PAINTING = frozenset({"Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
_HEADINGS = re.compile(r"/H([1-6])")


def lint(pdf: bytes) -> list[str]:
    """Return the name of every rule that a PDF breaks, each once."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [name for name, rule in _RULES.items() if any(rule(document, pdf))]


def _header(_document: Pdf, pdf: bytes) -> Iterator[bool]:
    lines = pdf[:1024].split(b"\n", 2)
    yield not lines[0].startswith(b"%PDF-1.7")
    yield not (lines[1].startswith(b"%") and all(byte > 127 for byte in lines[1][1:5]))


def _trailer(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    yield "/ID" not in document.trailer
    yield "/Encrypt" in document.trailer


def _stream_ends(_document: Pdf, pdf: bytes) -> Iterator[bool]:
    for end in re.finditer(rb"endstream\s+endobj", pdf):
        yield pdf[end.start() - 1 : end.start()] not in {b"\n", b"\r"}


def _metadata(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    if "/Metadata" not in document.Root:
        yield True
        return
    stream = document.Root.Metadata
    yield "/Filter" in stream
    text = bytes(stream.read_bytes()).decode("utf-8")
    for wanted in (
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<dc:title>",
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    ):
        yield wanted not in text


def _information(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    """Both descriptions of the document say the same."""
    text = (
        bytes(document.Root.Metadata.read_bytes()).decode("utf-8")
        if "/Metadata" in (document.Root)
        else ""
    )
    for key in ("/Title", "/Author", "/Subject", "/Creator", "/Producer"):
        yield escape(str(document.docinfo.get(key, ""))) not in text
    made = re.search(r"CreateDate>(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)", text)
    date = str(document.docinfo.get("/CreationDate", ""))
    yield made is None or "".join(made.groups()) != date[2:16]


def _output_intent(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    intents = document.Root.get("/OutputIntents", Array())
    yield not any(
        intent.get("/S") == Name.GTS_PDFA1 and "/DestOutputProfile" in intent for intent in intents
    )


def _active_content(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    root = document.Root
    yield any(key in root for key in ("/AA", "/OpenAction", "/OCProperties"))
    yield "/JavaScript" in root.get("/Names", Dictionary())
    for page in document.pages:
        for annotation in page.get("/Annots", Array()):
            yield "/A" in annotation or "/AA" in annotation


def _fonts(document: Pdf) -> Iterator[Object]:
    seen = set()
    for page in document.pages:
        for font in page.Resources.get("/Font", Dictionary()).values():
            if font.objgen not in seen:
                seen.add(font.objgen)
                yield font


def _embedded_fonts(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    for font in _fonts(document):
        descendants = font.get("/DescendantFonts", Array([font]))
        descriptor = descendants[0].get("/FontDescriptor", Dictionary())
        yield not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _unicode_fonts(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    for font in _fonts(document):
        if "/ToUnicode" not in font:
            yield True
            continue
        text = bytes(font.ToUnicode.read_bytes())
        yield re.search(rb"> <(0000|FEFF|FFFE)>", text) is not None


def _font_widths(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    for font in _fonts(document):
        descendant = font.get("/DescendantFonts", Array([font]))[0]
        codes = len(bytes(descendant.CIDToGIDMap.read_bytes())) // 2
        yield len(descendant.W[1]) != codes - 1


def _pictures(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    for page in document.pages:
        for picture in page.Resources.get("/XObject", Dictionary()).values():
            yield picture.get("/ColorSpace") not in {Name.DeviceRGB, Name.DeviceGray}
            yield "/Interpolate" in picture or "/SMask" in picture


def _marked_content(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    """Everything painted belongs to an element or is an artifact."""
    for page in document.pages:
        depth = 0
        for _operands, operator in pikepdf.parse_content_stream(page):
            word = str(operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(word, 0)
            yield word in _PAINTING and depth == 0
        yield depth != 0


def _parents(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    """Every mark leads back to an element that names it."""
    root = document.Root.get("/StructTreeRoot", Dictionary())
    numbers = list(root.get("/ParentTree", Dictionary()).get("/Nums", Array()))
    listed = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for page in document.pages:
        key = page.get("/StructParents")
        if key is None or int(key) not in listed:
            yield True
            continue
        marks = set()
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC" and "/MCID" in operands[1]:
                marks.add(int(operands[1].MCID))
        yield marks != set(range(len(listed[int(key)])))
        for annotation in page.get("/Annots", Array()):
            yield int(annotation.get("/StructParent", -1)) not in listed


def _catalogue(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    root = document.Root
    yield root.get("/MarkInfo", Dictionary()).get("/Marked") is not True
    yield not str(root.get("/Lang", ""))
    yield root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True


def _elements(document: Pdf) -> Iterator[Object]:
    """Go through the elements in reading order, in time that grows with their number."""
    waiting = list(document.Root.get("/StructTreeRoot", Dictionary()).get("/K", Array()))[::-1]
    while waiting:
        element = waiting.pop()
        if isinstance(element, Dictionary) and "/S" in element:
            yield element
            kids = element.get("/K", Array())
            waiting += list(kids)[::-1] if isinstance(kids, Array) else [kids]


def _structure(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    yield not any(Name.Document == element.S for element in _elements(document))


def _headings(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    level = 0
    for element in _elements(document):
        found = _HEADINGS.fullmatch(str(element.S))
        if found:
            yield int(found[1]) > level + 1
            level = int(found[1])
    yield level == 0


def _figures(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    for element in _elements(document):
        if Name.Figure == element.S:
            yield not str(element.get("/Alt", ""))
            yield not any("/BBox" in attribute for attribute in element.get("/A", Array()))


def _head_cells(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    for element in _elements(document):
        if element.S == Name.TH:
            yield not any("/Scope" in attribute for attribute in element.get("/A", Array()))


def _tables(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    """Every row of a table has as many cells as the first."""
    for element in _elements(document):
        if Name.Table == element.S:
            yield any(row.S != Name.TR for row in element.K)
            yield len({len(row.K) for row in element.K}) != 1


def _links(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    for page in document.pages:
        yield page.get("/Tabs") != Name.S
        for annotation in page.get("/Annots", Array()):
            is_link = annotation.Subtype == Name.Link
            yield is_link and not str(annotation.get("/Contents", ""))
            yield not int(annotation.get("/F", 0)) & 4


def _attachments(document: Pdf, _pdf: bytes) -> Iterator[bool]:
    names = document.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary())
    associated = {each.objgen for each in document.Root.get("/AF", Array())}
    for each in list(names.get("/Names", Array()))[1::2]:
        yield any(key not in each for key in ("/AFRelationship", "/F", "/UF", "/Desc"))
        yield "/Subtype" not in each.EF.F
        yield each.objgen not in associated


_RULES: dict[str, Callable[[Pdf, bytes], Iterator[bool]]] = {
    "6.1.2 header": _header,
    "6.1.3 trailer": _trailer,
    "6.1.7 stream ends": _stream_ends,
    "6.2.3 output intent": _output_intent,
    "6.2.8 pictures": _pictures,
    "6.2.11.4 embedded fonts": _embedded_fonts,
    "6.2.11.5 font widths": _font_widths,
    "6.2.11.7 unicode": _unicode_fonts,
    "6.5 active content": _active_content,
    "6.6.2 metadata": _metadata,
    "6.6.3 information": _information,
    "6.7 catalogue": _catalogue,
    "6.8 attachments": _attachments,
    "UA 7.1 marked content": _marked_content,
    "UA 7.1 parents": _parents,
    "UA 7.1 structure": _structure,
    "UA 7.3 figures": _figures,
    "UA 7.4 headings": _headings,
    "UA 7.5 head cells": _head_cells,
    "UA 7.5 tables": _tables,
    "UA 7.18 links": _links,
}
RULES = tuple(_RULES)
