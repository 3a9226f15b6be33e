"""Everybody else's programs that judge a PDF; each answers whether it accepts one.

None of them is ours. The rules are: a judge that cannot be run is no judge, so its absence is an
error and not a yes; each has, in the tests, a report that it must refuse.
"""

import io
import subprocess
import sys
from pathlib import Path

import pikepdf

PYHANKO = """
import io, sys
from evidence_kit.handover.pdf_signing import refuse_to_reach_out
sys.addaudithook(refuse_to_reach_out)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
(signature,) = PdfFileReader(io.BytesIO(sys.stdin.buffer.read())).embedded_signatures
context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
found = validate_pdf_signature(signature, context)
changed = found.modification_level.name
print(found.intact, found.valid, found.coverage.name, changed, found.docmdp_ok)
"""
"""pyHanko's own validation, in a process that cannot reach out, trusting this certificate alone."""

_FONT_COLUMNS = slice(-5, -2)
"""Of a row of pdffonts: embedded, a subset, with its Unicode."""


def pyhanko(pdf: bytes) -> bool:
    """Whether pyHanko finds the signature sound, over the whole file, and nothing changed."""
    return pyhanko_says(pdf) == "True True ENTIRE_FILE NONE True"


def pyhanko_says(pdf: bytes, code: str = PYHANKO) -> str:
    """Return what pyHanko says; "" where it can say nothing."""
    run = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(run, input=pdf, capture_output=True, check=False)
    return done.stdout.decode().strip()


def pdfsig(path: Path) -> bool:
    """Whether poppler finds the signature valid, and nothing outside of it."""
    said = _told("pdfsig", "-nocert", path).stdout
    return "Signature is Valid" in said and "Total document signed" in said


def qpdf(path: Path) -> bool:
    """Whether qpdf finds no error and nothing to warn of."""
    return _told("qpdf", "--check", path).returncode == 0


def pdffonts(path: Path) -> bool:
    """Whether every font is embedded, as a subset, and can be read back as Unicode."""
    rows = _told("pdffonts", path).stdout.splitlines()[2:]
    return bool(rows) and all(row.split()[_FONT_COLUMNS] == ["yes"] * 3 for row in rows)


def pdfinfo(path: Path) -> bool:
    """Whether poppler reads headings and tables in the structure, and complains of nothing."""
    read = _told("pdfinfo", "-struct-text", path)
    wanted = ("Document", "H1", "H2", "Table", "TH")
    return read.stderr == "" and all(tag in read.stdout for tag in wanted)


def cut_short(pdf: bytes) -> bytes:
    """Return a PDF without its end, for qpdf to refuse."""
    return pdf[:-2_000]


def without_a_font(pdf: bytes) -> bytes:
    """Return a PDF with one font that is named and not embedded, for pdffonts to refuse."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each:
                del each["/FontFile2"]
                break
        return _written(document)


def without_structure(pdf: bytes) -> bytes:
    """Return a PDF that cannot be read aloud in order, for pdfinfo to refuse."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.Root["/StructTreeRoot"]
        return _written(document)


def _written(document: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _told(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
