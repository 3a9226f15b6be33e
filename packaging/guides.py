"""Make the guides: one web page and one PDF of each ``docs/guides/NAME[.LANGUAGE].md``.

Usage: python packaging/guides.py [--out build/guides]

Both are made from the same blocks, with the report's own typesetting: tagged, archivable, every
typeface inside. The same sources give the same bytes when SOURCE_DATE_EPOCH is set; the day it
names decides which telephone numbers may still be shown.
"""

import argparse
import datetime as dt
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import guide_pages
from guide_reading import Guide, NotSettableError, Source, read

from evidence_kit import __version__
from evidence_kit.guidance.loading import load
from evidence_kit.guidance.schema import Guidance
from evidence_kit.i18n import Words, words_in
from evidence_kit.report.document import Frame
from evidence_kit.report.small_paper import in_order, set_paper

ROOT = Path(__file__).resolve().parent.parent
SOURCES_PATH = ROOT / "docs" / "guides"
_LOCALE_PATH = ROOT / "assets" / "locale"
_FOR_PERSONS = "for-you"
"""Guides whose every page says that it is not their fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One guide in both forms."""

    name: str
    guide: Guide
    language: str
    page: str
    pdf: bytes


def main() -> int:
    """Write all guides; returns 1 when one cannot be set, and says why."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "guides")
    out_path: Path = parser.parse_args().out
    out_path.mkdir(parents=True, exist_ok=True)
    guidance = load(ROOT / "assets" / "guidance")
    made_at = _built_at()
    for path in sorted(SOURCES_PATH.glob("*.md")):
        try:
            made = make(path, guidance, made_at)
        except NotSettableError as problem:
            print(f"{path.name}: {problem}", file=sys.stderr)  # noqa: T201 - a script
            return 1
        (out_path / f"{made.name}.html").write_text(made.page, encoding="utf-8")
        (out_path / f"{made.name}.pdf").write_bytes(made.pdf)
        print(out_path / f"{made.name}.pdf")  # noqa: T201 - the output
    return 0


def make(path: Path, guidance: Guidance, made_at: dt.datetime) -> Made:
    """Make one guide.

    Raises:
        NotSettableError: Something in it cannot be set.
        ReportError: It does not fit on pages.
    """
    who, _, language = path.stem.partition(".")
    language = language or "en"
    words = words_in(language, _LOCALE_PATH)
    source = Source(guidance=guidance, words=words, language=language, today=made_at.date())
    guide = read(path.read_text(encoding="utf-8"), source)
    day = made_at.date().isoformat()
    about = f"Evidence Kit {__version__} · {day}"
    return Made(
        name=path.stem,
        guide=guide,
        language=language,
        page=guide_pages.page(guide, language=language, footer=about, folder=ROOT),
        pdf=set_paper(
            _frame(guide, who, language, about, day, words),
            guide.lead,
            in_order(guide.blocks),
            made_at=made_at,
            words=words,
        ),
    )


def _frame(  # noqa: PLR0917 - what stands around a page
    guide: Guide, who: str, language: str, about: str, day: str, words: Words
) -> Frame:
    kind = words.gettext("This is not your fault. You can stop here at any time.")
    return Frame(
        running_title=words.gettext("Made on {day}").format(day=day),
        footer=kind if who == _FOR_PERSONS else about,
        page_words=words.gettext("Page {page} of {total}"),
        contents_title="",
        language=language,
        title=guide.title,
        author="Evidence Kit",
        subject=about,
    )


def _built_at() -> dt.datetime:
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
    return dt.datetime.fromtimestamp(int(given), tz=dt.UTC)


if __name__ == "__main__":
    sys.exit(main())
