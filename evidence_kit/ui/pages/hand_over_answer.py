"""What is said first of what was made: is it whole, what is not in it, and where it lies.

The rules are: the answer is one of three that are never folded into each other – complete, not
complete, could not be checked; every piece that is not in it is named with its reason.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from evidence_kit.finding_words import said_detail, said_subject
from evidence_kit.i18n import N_, Words
from evidence_kit.messages import ExportSeen, PackageChecked, PackageMade, Problem, VolumeMade
from evidence_kit.model import Verdict
from evidence_kit.ui.models.export_alerts import CANCELLED_CODE, export_alert_for
from evidence_kit.ui.models.hand_over import (
    MADE_ANSWERS,
    Out,
    PackageOut,
    ReportOut,
    counts_of,
    is_spoilt,
)
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.making import size_words
from evidence_kit.ui.models.times import instant_words, locale_of
from evidence_kit.ui.models.verdicts import VERDICT_ICONS, AnswerWords, worst_first
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fingerprint import FingerprintRow
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock

_MOST_NAMED = 12
"""Points that were not right are named here up to this many; the check page shows all of them."""


class AnswerCard(Card):
    """The answer, what it rests on, and what is not in it."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "plain")
        self._words = words
        self.body.setContentsMargins(24, 24, 24, 24)
        self.body.setSpacing(16)
        self._icon = Icon(theme, "shield-check", "keep", 32)
        self._title = Heading(theme, "", "title")
        self._when = Label(theme, "", "small", "soft")
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self._title)
        texts.addWidget(self._when)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        self.body.addLayout(head)
        self._means = TextBlock(theme, "")
        self.body.addWidget(self._means)
        self._facts = IconRows(theme)
        self.body.addWidget(self._facts)
        self._left_out_title = Heading(theme, words.gettext("Named, not included"), "strong")
        self.body.addWidget(self._left_out_title)
        self._left_out = IconRows(theme)
        self.body.addWidget(self._left_out)
        self._fingerprint = FingerprintRow(theme)
        self.body.addWidget(self._fingerprint)

    def show_out(self, out: Out) -> None:
        """Show the answer about what is handed over."""
        said = _answer_of(out)
        self._icon.set_icon(said.icon, said.tone)
        self._title.setText(self._words.gettext(said.title))
        self.setAccessibleName(self._title.text())
        self._when.setText(self._when_words(out))
        means = self._means_of(out, said)
        self._means.set_text(means)
        self._means.setVisible(bool(means))
        self._facts.set_lines(self._fact_lines(out))
        left_out = _left_out_lines(out, self._words)
        self._left_out_title.setVisible(bool(left_out))
        self._left_out.set_lines(left_out)
        self._fingerprint.setVisible(isinstance(out, ReportOut))
        if isinstance(out, ReportOut):
            self._fingerprint.set_sha256(out.made.sha256)

    def spoken(self) -> str:
        """Return the answer as it is announced."""
        parts = [self._title.text(), self._means.text()]
        parts += [f"{line.title}: {line.line}" for line in self._left_out.lines]
        return " ".join(part for part in parts if part)

    def _when_words(self, out: Out) -> str:
        locale = locale_of(self._words)
        match out:
            case PackageOut(checked=None):
                return self._words.gettext("Made {time}").format(time=instant_words(out.at, locale))
            case PackageOut():
                return self._words.gettext("Checked in the place itself, {time}").format(
                    time=instant_words(out.at, locale)
                )
            case ReportOut():
                return self._words.gettext("Written {time}").format(
                    time=instant_words(out.at, locale)
                )
            case ExportSeen():
                at = instant_words(out.made_at.astimezone(), locale)
                return self._words.gettext("Version {version}, made {time}").format(
                    version=out.version, time=at
                )

    def _means_of(self, out: Out, said: AnswerWords) -> str:
        means = self._words.gettext(said.means) if said.means else ""
        if isinstance(out, PackageOut) and out.obstacle is not None:
            return f"{_obstacle_words(out.obstacle, self._words)} {means}"
        return means

    def _fact_lines(self, out: Out) -> tuple[IconLine, ...]:
        match out:
            case PackageOut():
                return _package_facts(out, self._words)
            case ReportOut():
                pages = _report_pages(out.pages, self._words)
                lines = [_right(pages)] if out.pages else []
                form = self._words.ngettext(
                    "{count} original read and compared",
                    "{count} originals read and compared",
                    out.made.exhibits,
                )
                return (*lines, _right(form.format(count=out.made.exhibits)))
            case ExportSeen():
                return ()


class PlacesCard(Card):
    """What lies where."""

    def __init__(self, theme: Theme, words: Words) -> None:
        title = words.gettext("Where it lies")
        super().__init__(theme, "plain", title)
        self._words = words
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.addWidget(Heading(theme, title, "strong"))
        self._path = TextBlock(theme, "", "small", mono=True)
        self._path.set_is_reachable(is_reachable=True)
        self.body.addWidget(self._path)
        self._rows = IconRows(theme)
        self.body.addWidget(self._rows)
        self._foot = Label(theme, "", "small", "soft")
        self.body.addWidget(self._foot)

    def show_out(self, out: Out) -> None:
        """Show what lies where; nothing for what was made before."""
        self.setVisible(not isinstance(out, ExportSeen))
        _ = self._words.gettext
        is_locked = isinstance(out, PackageOut) and bool(out.made.passphrase)
        self._foot.setText(
            _("It is locked. Keep no copy of it on a shared computer.")
            if is_locked
            else _("It is not locked. Keep no copy of it on a shared computer.")
        )
        match out:
            case PackageOut(made=made):
                volumes = (volume.path for volume in made.volumes)
                paths = (made.folder_path, made.zip_path, *volumes)
                self._path.set_text("\n".join(path for path in paths if path))
                self._rows.set_lines(self._package_lines(made, out.pages))
            case ReportOut(made=made):
                sheet = made.contact_sheet_path
                self._path.set_text("\n".join(path for path in (made.path, sheet) if path))
                self._rows.set_lines((_contact_sheet_line(self._words),) if sheet else ())
            case ExportSeen():
                pass

    def shown_path(self) -> str:
        """Return where it lies, as it stands there."""
        return self._path.text()

    def _package_lines(self, made: PackageMade, pages: int) -> tuple[IconLine, ...]:
        _ = self._words.gettext
        report = _("The report")
        if pages:
            # Translators: {pages} is “14 pages”.
            report = _("The report, {pages}").format(pages=_pages(pages, self._words))
        lines = [
            IconLine(icon="file-text", title=report, tail=_("Begin with page 1")),
            IconLine(
                icon="package", title=_("The originals and the tables"), tail=_("For the lab")
            ),
            IconLine(icon="note", title=_("Other papers"), tail=_("As needed")),
            IconLine(
                icon="shield-check",
                title="READ-ME-FIRST.txt",
                tail=_("How to check it"),
            ),
        ]
        if made.zip_path:
            lines.append(
                IconLine(
                    icon="file", title=_("The same as one ZIP"), tail=_("To pass on as a file")
                )
            )
        lines += [_volume_line(volume, self._words) for volume in made.volumes]
        if made.parts > 1:
            form = self._words.ngettext("{count} part", "{count} parts", made.parts)
            lines.append(
                IconLine(
                    icon="file",
                    title=form.format(count=made.parts),
                    tail=_("The code is that of part 1"),
                )
            )
        if made.size_bytes:
            size = size_words(made.size_bytes, self._words)
            tail = _("Ask first how much the mailbox takes")
            lines.append(IconLine(icon="file", title=size, tail=tail))
        return tuple(lines)


def _volume_line(volume: VolumeMade, words: Words) -> IconLine:
    _ = words.gettext
    if volume.kind == "sensitive":
        return IconLine(icon="lock", title=_("The intimate pieces, locked"), tail=_("If asked for"))
    return _contact_sheet_line(words)


def _contact_sheet_line(words: Words) -> IconLine:
    title, tail = words.gettext("The contact sheet"), words.gettext("For the officer alone")
    return IconLine(icon="file-text", title=title, tail=tail)


def _answer_of(out: Out) -> AnswerWords:
    match out:
        case PackageOut():
            return MADE_ANSWERS[out.answer]
        case ReportOut():
            return _REPORT_WRITTEN
        case ExportSeen():
            return _MADE_BEFORE


_REPORT_WRITTEN = AnswerWords(
    title=N_("The report is written."),
    means=N_("It is a PDF to read or to print. The originals are not in it."),
    icon="check-circle",
    tone="keep",
)
_MADE_BEFORE = AnswerWords(
    title=N_("This is the code from then."),
    means=N_("The package itself was not looked at now. You can check it wherever it lies."),
    icon="clock",
    tone="primary",
)


def _obstacle_words(obstacle: Problem, words: Words) -> str:
    if obstacle.code == CANCELLED_CODE:
        return words.gettext("You stopped the check at the end.")
    return export_alert_for(obstacle, words).title


def _package_facts(out: PackageOut, words: Words) -> tuple[IconLine, ...]:
    exhibits = out.made.exhibits
    if is_spoilt(out):
        # What was written does not matter where something else lies there now.
        return () if out.checked is None else tuple(_check_facts(out.checked, words))
    form = words.ngettext(
        "{count} piece of evidence is in it", "{count} pieces of evidence are in it", exhibits
    )
    lines = [_right(form.format(count=exhibits))]
    if out.pages:
        lines.append(_right(_report_pages(out.pages, words)))
    if out.checked is not None:
        lines += _check_facts(out.checked, words)
    return tuple(lines)


def _check_facts(checked: PackageChecked, words: Words) -> list[IconLine]:
    right, total, added = counts_of(checked)
    said = words.gettext("{right} of {total} points checked and right").format(
        right=right, total=total
    )
    lines = [_right(said) if right == total else IconLine(icon="info", tone="soon", title=said)]
    if not added:
        lines.append(_right(words.gettext("No files that do not belong")))
    wrong = [
        finding
        for finding in worst_first(checked.findings)
        if finding.verdict is not Verdict.INTACT
    ]
    lines += [
        IconLine(
            icon=VERDICT_ICONS[finding.verdict],
            tone="soon",
            title=said_subject(finding.subject, words),
            line=said_detail(finding.detail, words),
        )
        for finding in wrong[:_MOST_NAMED]
    ]
    return lines


def _left_out_lines(out: Out, words: Words) -> tuple[IconLine, ...]:
    if not isinstance(out, PackageOut):
        return ()
    return tuple(
        IconLine(
            icon="note", tone="soon", title=left_out.label, line=words.gettext(left_out.reason)
        )
        for left_out in out.made.left_out
    )


def _right(title: str) -> IconLine:
    return IconLine(icon="check-circle", tone="keep", title=title)


def _report_pages(pages: int, words: Words) -> str:
    form = words.ngettext("{count} page of report", "{count} pages of report", pages)
    return form.format(count=pages)


def _pages(pages: int, words: Words) -> str:
    return words.ngettext("{count} page", "{count} pages", pages).format(count=pages)
