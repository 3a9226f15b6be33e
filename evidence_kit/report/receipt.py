"""The receipt of a hand-over, and below the cut line the slip with the code.

The rules are: every line is filled in by hand; the code stands in groups that can be read aloud;
the slip names nobody, because it travels apart from the stick and may lie on a desk; a receipt that
lies in a package cannot name that package's code, for the code fixes the receipt too; one for paper
names the report's SHA-256, for paper has no hand-over code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, KeepTogether, Spacer

from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, Digest, ExportFacts
from evidence_kit.report.document import (
    Blanks,
    Block,
    Field,
    Fields,
    Text,
    cell,
    exact,
    said,
)
from evidence_kit.report.exhibit_words import grouped
from evidence_kit.report.grids import Commandlist, plain_grid
from evidence_kit.report.layout import Layout
from evidence_kit.report.moments import both_words
from evidence_kit.report.small_paper import case_field
from evidence_kit.report.structure import Node, Tag
from evidence_kit.report.styles import BOX_TITLE, FORM_VALUE, FRAME_WIDTH_PT, INK, Setting
from evidence_kit.report.text import paragraphs

_CODE = Setting(size_pt=13, leading_pt=20, may_part_anywhere=True, strong=True)
_PADDING_PT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageSaid:
    """The package that a receipt is for."""

    version: int
    made_at: datetime
    code: Digest


def receipt_title(words: Words) -> str:
    """Return the title."""
    return words.gettext("Receipt of a hand-over")


class Receipt:
    """Draws what stands below the title.

    Args:
        case_file: The case.
        facts: What is said of this export.
        package: The package it is for; ``None`` where it lies in that package itself, or none was
            made yet.
        words: The paper's language.
        report_digest: SHA-256 of the report, where that alone is handed over.
    """

    def __init__(
        self,
        case_file: CaseFile,
        facts: ExportFacts,
        package: PackageSaid | None,
        words: Words,
        report_digest: Digest | None = None,
    ) -> None:
        self._case_file = case_file
        self._facts = facts
        self._package = package
        self._words = words
        self._report_digest = report_digest

    def draw(self, layout: Layout, root: Node) -> Iterator[Flowable]:
        """Yield the receipt, and the slip where there is a code."""
        for block in self.blocks():
            yield from layout.block(block, root)
        if self._package is not None:
            yield Spacer(0, 6)
            yield KeepTogether([self._slip(self._package, layout, root.add(Tag.SECTION))])

    def blocks(self) -> Iterator[Block]:
        """Yield what stands above the cut line."""
        _ = self._words.gettext
        yield Fields(rows=tuple(self._rows()))
        labels = (
            _("Name, rank or role, number"),
            _("Agency or organisation"),
            _("Date, time, time zone"),
            _("Signature"),
        )
        yield Blanks(title=_("Released by"), labels=labels)
        yield Blanks(title=_("Received by"), labels=labels)
        yield Blanks(title=_("What was handed over"), labels=(_("Medium, seal number"),))

    def _rows(self) -> Iterator[Field]:
        _ = self._words.gettext
        yield case_field(self._case_file, self._words)
        package = self._package
        if self._report_digest is not None:
            yield Field(
                label=_("SHA-256 of the report"),
                value=tuple(exact(line) for line in grouped(self._report_digest)),
            )
            return
        if package is None:
            yield Field(
                label=_("Hand-over code"),
                value=(
                    said(
                        _(
                            "Not printed here. It is on the slip or on the person's screen; write "
                            "it down:"
                        )
                    ),
                    said("____ " * 16),
                ),
            )
            return
        # Translators: a package's number, and when it was made, in UTC and in local time.
        made = _("version {version}, made {time}").format(
            version=package.version,
            time=both_words(package.made_at, self._facts.offset_minutes),
        )
        yield Field(label=_("Package"), value=cell(made))
        yield Field(
            label=_("Hand-over code"), value=tuple(exact(line) for line in grouped(package.code))
        )

    def _slip(self, package: PackageSaid, layout: Layout, node: Node) -> Flowable:
        """Return a box with a broken line around it, to cut along."""
        _ = self._words.gettext
        width_pt = FRAME_WIDTH_PT - 2 * _PADDING_PT

        def set_text(text: Text, setting: Setting) -> list[Flowable]:
            return list(
                paragraphs(
                    text,
                    setting,
                    fonts=layout.fonts,
                    words=self._words,
                    width_pt=width_pt,
                    node=node,
                )
            )

        # Translators: {reference} is the case's number, {version} the package's.
        belongs = _("Case {reference}, package version {version}").format(
            reference=self._case_file.case.reference, version=package.version
        )
        inside = [
            *set_text(said(_("Hand-over code")), BOX_TITLE),
            *set_text(said(belongs), FORM_VALUE),
            *(each for line in grouped(package.code) for each in set_text(exact(line), _CODE)),
            *set_text(
                said(
                    _(
                        "Cut along the line, and keep this apart from the stick. It is the "
                        "SHA-256 of tagmanifest-sha256.txt; READ-ME-FIRST.txt says how to compare."
                    )
                ),
                FORM_VALUE,
            ),
        ]
        lines: Commandlist = [("BOX", (0, 0), (-1, -1), 0.7, INK, None, (4, 3))]
        lines += [(side, (0, 0), (-1, -1), _PADDING_PT) for side in ("LEFTPADDING", "RIGHTPADDING")]
        lines += [(side, (0, 0), (-1, -1), 7) for side in ("TOPPADDING", "BOTTOMPADDING")]
        return plain_grid([[inside]], [FRAME_WIDTH_PT], lines)
