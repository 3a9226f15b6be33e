"""The third stage of handing over: is it whole, where does it lie, and what to say at the desk.

The rules are: the answer comes first and is one of three that are never folded into each other –
complete, not complete, could not be checked; every piece that is not in it is named with its
reason; the code is shown whole.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import ExportSeen, PackageChecked, PackageMade, Problem
from evidence_kit.model import Verdict
from evidence_kit.ui.models.export_alerts import CANCELLED_CODE, export_alert_for
from evidence_kit.ui.models.hand_over import (
    MADE_ANSWERS,
    HandOverState,
    Out,
    PackageOut,
    ReportOut,
    counts_of,
)
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.times import instant_words, locale_of
from evidence_kit.ui.models.verdicts import VERDICT_ICONS, AnswerWords, MadeAnswer, worst_first
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.code_groups import CodeGroups
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.fingerprint import FingerprintRow
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock

_WIDE = Plan(from_em=50, widths=(0, 440), places=(Place(row=0, column=0), Place(row=0, column=1)))
_MOST_NAMED = 12
"""Points that were not right are named here up to this many; the check page shows all of them."""


class GivingPanel(QWidget):
    """Hand it over."""

    copy_wanted = Signal(str)
    """The person wants the code on the clipboard."""
    full_toggled = Signal()
    """The person wants the code in one line, or in groups again."""
    slip_wanted = Signal()
    """The person wants the slip on paper."""
    again_wanted = Signal()
    """The person wants to go back and make another one."""
    check_wanted = Signal()
    """The person wants to check a package that lies somewhere."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._answer = _AnswerCard(theme, words)
        self._places = _PlacesCard(theme, words)
        self.code_card = CodeCard(theme, words)
        self.desk = DeskCard(theme, words)
        _ = words.gettext
        self.again_button = Button(theme, _("Make another one"), "normal", "package")
        self.check_button = Button(theme, _("Check a package"), "quiet", "shield-check")
        row = QWidget()
        buttons = FlowLayout(row, spacing=12)
        buttons.addWidget(self.again_button)
        buttons.addWidget(self.check_button)
        left = _stacked(self._answer, self._places, row)
        right = _stacked(self.code_card, self.desk)
        columns = Columns(theme, (left, right), (_WIDE,))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(columns)
        layout.addStretch(1)
        self.code_card.copy_wanted.connect(self.copy_wanted)
        self.code_card.full_toggled.connect(self.full_toggled)
        self.code_card.slip_wanted.connect(self.slip_wanted)
        self.again_button.clicked.connect(self.again_wanted)
        self.check_button.clicked.connect(self.check_wanted)

    def show_state(self, state: HandOverState) -> None:
        """Show the whole stage."""
        if state.out is None:
            return
        self._answer.show_out(state.out)
        self._places.show_out(state.out)
        code = code_of(state.out)
        is_as_made = not is_spoilt(state.out)
        self.code_card.setVisible(bool(code) and is_as_made)
        self.desk.setVisible(is_as_made)
        self.desk.show_out(state.out)
        # Where it must be made again, that is the one thing to do.
        self.again_button.set_kind("normal" if is_as_made else "primary")
        self.code_card.show_code(code, is_in_full=state.is_code_in_full, slip=state.slip)

    def first_focus(self) -> QWidget:
        """Return the first thing to do."""
        is_hidden = self.code_card.isHidden()
        return self.again_button if is_hidden else self.code_card.copy_button

    def spoken_answer(self) -> str:
        """Return the answer as it is announced."""
        return self._answer.spoken()


def code_of(out: Out) -> str:
    """Return the hand-over code of what is handed over; "" for a report alone."""
    match out:
        case PackageOut():
            return out.made.hand_over_code
        case ExportSeen():
            return out.code
        case ReportOut():
            return ""


def is_spoilt(out: Out) -> bool:
    """Return whether what lies there is not what was made, so that its code helps nobody."""
    return isinstance(out, PackageOut) and out.answer is MadeAnswer.NOT_AS_MADE


class _AnswerCard(Card):
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


class _PlacesCard(Card):
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
        self.body.addWidget(
            Label(
                theme,
                words.gettext("It is not locked. Keep no copy of it on a shared computer."),
                "small",
                "soft",
            )
        )

    def show_out(self, out: Out) -> None:
        self.setVisible(not isinstance(out, ExportSeen))
        match out:
            case PackageOut(made=made):
                paths = (made.folder_path, made.zip_path)
                self._path.set_text("\n".join(path for path in paths if path))
                self._rows.set_lines(self._package_lines(made, out.pages))
            case ReportOut(made=made):
                self._path.set_text(made.path)
                self._rows.set_lines(())
            case ExportSeen():
                pass

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
        return tuple(lines)


class CodeCard(Card):
    """The hand-over code, whole, to be read out, copied or printed."""

    copy_wanted = Signal(str)
    full_toggled = Signal()
    slip_wanted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("The hand-over code")
        super().__init__(theme, "tint", title)
        self._words = words
        self.body.setContentsMargins(24, 24, 24, 24)
        self.body.setSpacing(16)
        self.body.addWidget(Heading(theme, title, "title"))
        self.body.addWidget(
            TextBlock(
                theme,
                _(
                    "Give it to the officer by another way than the package: read it out, or hand "
                    "over the slip. If one dot changes later, the code no longer fits."
                ),
            )
        )
        self.groups = CodeGroups(theme, title)
        self.body.addWidget(self.groups)
        self._full = TextBlock(theme, "", "small", mono=True)
        self._full.set_is_reachable(is_reachable=True)
        self.body.addWidget(self._full)
        row = FlowLayout(spacing=12)
        self.full_button = Button(theme, "", "link")
        self.copy_button = Button(theme, _("Copy"), "normal", "copy")
        self.slip_button = Button(theme, _("Print the slip"), "primary", "print")
        for button in (self.full_button, self.copy_button, self.slip_button):
            row.addWidget(button)
        self.body.addLayout(row)
        self._note = Label(theme, "", "small", "soft")
        self.body.addWidget(self._note)
        self.full_button.clicked.connect(self.full_toggled)
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit(self.groups.code))
        self.slip_button.clicked.connect(self.slip_wanted)

    def show_code(self, code: str, *, is_in_full: bool, slip: str) -> None:
        """Show a code in groups, and perhaps as the one line that computers print."""
        _ = self._words.gettext
        if code != self.groups.code:
            self.groups.set_code(code)
        self._full.set_text(
            _("SHA-256 of tagmanifest-sha256.txt:") + f"\n{code}" if is_in_full else ""
        )
        self._full.setVisible(is_in_full)
        self.full_button.set_text(_("Show less") if is_in_full else _("Show in full"))
        self._note.setText(slip)
        self._note.setVisible(bool(slip))


class DeskCard(Card):
    """What to say at the desk, and the number one gets there."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("At the desk")
        super().__init__(theme, "plain", title)
        self._words = words
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self._rows = IconRows(theme)
        self.body.addWidget(self._rows)
        self.reference = Field(
            theme,
            _("Reference number"),
            _("Kept in your case. It is in no report."),
            mono=True,
        )
        self.reference.line.setPlaceholderText(_("When you have it"))
        self.body.addWidget(self.reference)

    def show_out(self, out: Out) -> None:
        """Say what to say about what is handed over."""
        _ = self._words.gettext
        is_package = not isinstance(out, ReportOut)
        where = _("It lies in data, then report. Page 1 says what matters.")
        report = IconLine(
            icon="file-text",
            title=_("Begin with the report"),
            line=where if is_package else _("Page 1 says what matters."),
        )
        check = IconLine(
            icon="shield-check",
            title=_("Anybody can check it"),
            line=_("READ-ME-FIRST.txt says how, with what a computer brings along."),
        )
        device = IconLine(
            icon="device",
            title=_("The originals are on your device"),
            line=_("This is a copy of what you saved. Ask before anybody resets it."),
        )
        number = IconLine(
            icon="number",
            title=_("Ask for a reference number"),
            line=_("You need it when you call again."),
        )
        self._rows.set_lines((report, *((check,) if is_package else ()), device, number))


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
    form = words.ngettext("{count} original is in it", "{count} originals are in it", exhibits)
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
            title=finding.subject,
            line=finding.detail,
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


def _stacked(*widgets: QWidget) -> QWidget:
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return part
