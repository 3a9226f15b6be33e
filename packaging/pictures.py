"""Draw every page of the sample case's report and checklist, to be looked at.

Usage: python packaging/pictures.py --out build/pictures
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2

_SCALE = 100 / 72
"""100 dots per inch: A4 becomes 827 × 1169 pixels."""


def main() -> None:
    """Make the sample case anew and draw its papers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out_path: Path = parser.parse_args().out
    shutil.rmtree(out_path, ignore_errors=True)
    out_path.mkdir(parents=True)
    demo_path = out_path / "demo"
    evidence_kit = [sys.executable, "-m", "evidence_kit"]
    subprocess.run([*evidence_kit, "demo", "--out", str(demo_path)], check=True)
    for age in ("15", "34"):
        checklist_path = out_path / f"checklist-{age}.pdf"
        options = ["--country", "SI", "--age", age, "-o", str(checklist_path)]
        subprocess.run([*evidence_kit, "checklist", *options], check=True)
        draw(checklist_path, out_path)
    for report_path in demo_path.glob("*/data/report/*-report.pdf"):
        draw(report_path, out_path)


def draw(pdf_path: Path, out_path: Path) -> None:
    """Write each page of a PDF as a PNG."""
    document = pypdfium2.PdfDocument(pdf_path)
    for number, page in enumerate(document, start=1):
        picture = page.render(scale=_SCALE).to_pil()
        picture.save(out_path / f"{pdf_path.stem}-{number:02d}.png")
    document.close()


if __name__ == "__main__":
    main()
