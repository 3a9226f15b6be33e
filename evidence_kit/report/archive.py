"""What makes the PDF last: self-contained, self-described, with its data attached (PDF/A-3).

What this is for: the parts of ISO 19005-3 (conformance level A) and ISO 14289-1 that stand in the
file beside its pages – metadata, the meaning of its colours, attached files. What it is not: a
promise that the file conforms; the tests lint it, and veraPDF can judge it anywhere.

The rules are: no clock – the dates are the report's instant; metadata and the older information
dictionary say the same; every attached file says what it is and how it belongs to the report.
"""

from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from evidence_kit.overriding import override
from evidence_kit.report.document import Attachment, Frame
from evidence_kit.report.raw import Raw, Stream, dictionary, name, refer, text_string
from evidence_kit.resources import asset_path

_TOOL = "Evidence Kit"
_EXTENSION_SCHEMA = (
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType='Resource'>"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType='Resource'>"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
"""PDF/A wants every vocabulary explained that it does not know (ISO 19005-3 §6.6.2.3)."""

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def write_archive_parts(
    document: Any, frame: Frame, made_at: datetime, attachments: tuple[Attachment, ...]
) -> None:
    """Put metadata, output intent and attached files into a document.

    Args:
        document: ReportLab's document, all of whose pages are drawn.
        frame: What the document says of itself.
        made_at: The instant it is dated with.
        attachments: The files that travel inside it.
    """
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.Metadata = Stream(
        metadata(frame, made_at), {"Type": "/Metadata", "Subtype": "/XML"}, compress=False
    )
    catalog.OutputIntents = _output_intents(document)
    document.info = _Information(frame)
    if attachments:
        _attach(document, made_at, attachments)


def metadata(frame: Frame, made_at: datetime) -> bytes:
    """Return what the document says of itself as XMP (ISO 16684-1)."""
    date = made_at.astimezone(UTC).isoformat(timespec="seconds")
    spaces = " ".join(f"xmlns:{prefix}='{uri}'" for prefix, uri in _NAMESPACES.items())
    lines = (
        "<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>",
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>",
        f"<rdf:Description rdf:about='' {spaces}>",
        f"<dc:title>{_in_one_language(frame.title)}</dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{escape(frame.author)}</rdf:li></rdf:Seq></dc:creator>",
        f"<dc:description>{_in_one_language(frame.subject)}</dc:description>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(frame.language)}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<xmp:CreatorTool>{_TOOL}</xmp:CreatorTool><pdf:Producer>{_TOOL}</pdf:Producer>",
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        _EXTENSION_SCHEMA,
        "</rdf:Description></rdf:RDF></x:xmpmeta>",
        "<?xpacket end='w'?>",
    )
    return "\n".join(lines).encode("utf-8", "replace")


def _in_one_language(text: str) -> str:
    return f"<rdf:Alt><rdf:li xml:lang='x-default'>{escape(text)}</rdf:li></rdf:Alt>"


def _output_intents(document: Any) -> Raw:
    """Say what the colours mean: sRGB (ISO 19005-3 §6.2.3)."""
    profile = Stream(asset_path("colour", "sRGB.icc").read_bytes(), {"N": "3"})
    intent = dictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": "(sRGB)",
            "Info": "(sRGB IEC61966-2.1)",
            "DestOutputProfile": refer(document, profile),
        }
    )
    return Raw(f"[{intent}]".encode)


class _Information(pdfdoc.PDFInfo):  # type: ignore[misc]  # ReportLab ships no types
    """The older information dictionary, without entries that the metadata do not have."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.title, self.author, self.subject = frame.title, frame.author, frame.subject
        self.creator = self.producer = _TOOL

    @override
    def format(self, document: Any) -> bytes:
        date = pdfdoc.PDFDate(ts=document._timeStamp).format(document)  # noqa: SLF001 - no public name
        dated = date.decode("ascii") if isinstance(date, bytes) else date
        return dictionary(
            {
                "Title": text_string(self.title),
                "Author": text_string(self.author),
                "Subject": text_string(self.subject),
                "Creator": text_string(self.creator),
                "Producer": text_string(self.producer),
                "CreationDate": dated,
                "ModDate": dated,
            }
        ).encode("ascii")


def _attach(document: Any, made_at: datetime, attachments: tuple[Attachment, ...]) -> None:
    date = f"(D:{made_at.astimezone(UTC):%Y%m%d%H%M%S}+00'00')"
    by_name = sorted(attachments, key=lambda attachment: attachment.file_name)
    listed = []
    references = []
    for attachment in by_name:
        parameters = dictionary({"Size": str(len(attachment.data)), "ModDate": date})
        entries = {
            "Type": "/EmbeddedFile",
            "Subtype": name(attachment.media_type),
            "Params": parameters,
        }
        data = refer(document, Stream(attachment.data, entries))
        file_name = text_string(attachment.file_name)
        specification = dictionary(
            {
                "Type": "/Filespec",
                "F": file_name,
                "UF": file_name,
                "Desc": text_string(attachment.says),
                "AFRelationship": "/Data",
                "EF": f"<</F {data} /UF {data}>>",
            }
        )
        reference = refer(document, Raw(specification.encode))
        listed.append(f"{file_name} {reference}")
        references.append(reference)
    names = f"<</EmbeddedFiles <</Names [{' '.join(listed)}]>>>>"
    document.Catalog.Names = Raw(names.encode)
    document.Catalog.AF = Raw(f"[{' '.join(references)}]".encode)
