"""A plan → the two pages that are handed across a desk.

What this is for: somebody stands up and leaves with it. The whole text is in the window and in the
plain text; here each step is said in a breath. The rules are: danger first, then stop replying,
don't pay, don't delete, then the other steps in their order; one line for each contact, in full
the first time; nothing of the case appears; the person concerned gets two pages and no more.
"""

from collections.abc import Iterator

from evidence_kit.guidance.choosing import ROOT
from evidence_kit.guidance.planning import (
    MoneyBox,
    Plan,
    PlanStep,
    ShownContact,
    ShownPage,
    ShownTool,
)
from evidence_kit.guidance.rendering import in_common
from evidence_kit.guidance.schema import Phase, Slot
from evidence_kit.i18n import N_, Words
from evidence_kit.report.checklist_content import address_of, ways_to
from evidence_kit.report.document import (
    Block,
    Box,
    Bullets,
    Cell,
    Prose,
    QrCode,
    QrRow,
    Subheading,
    Text,
    TickBox,
    Tone,
    said,
)

_HELPLINES = frozenset({Slot.CHILD_HELP, Slot.ADULT_HELP, Slot.VICTIM_HELP})
_LINE_PT, _LETTER_PT, _EXACT_LETTER_PT = 446.0, 5.0, 6.4
"""What stands in one line: a number must never be parted by its end."""
_MOST_CODES = 3
_MOST_RAILS = 3
"""Whoever names no way of paying would get a page of ways that are not theirs."""

_ANOTHER_WAY = N_(
    "Did it go another way, such as a gift card, an app or crypto? Tell that company today. "
    "Keep the receipt, the card and the codes."
)
"""As the guidance says it to whoever is not sure."""

_LONGEST_CODE_BYTES = 100
"""A longer address would have modules too fine for paper."""


def sheet_blocks(plan: Plan, words: Words) -> tuple[Block, ...]:
    """Return everything on the sheet, in reading order."""
    return tuple(_TwoPages(plan, words).blocks())


class _TwoPages:
    """One sheet in the making; remembers whom it has already introduced."""

    def __init__(self, plan: Plan, words: Words) -> None:
        self._plan = plan
        self._words = words
        self._introduced: set[str] = set()
        self._said: set[str] = set()

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks in reading order."""
        plan = self._plan
        yield self._danger()
        if plan.page is not None:
            yield from self._page(plan.page)
        for step in plan.steps:
            yield from self._step(step)
        codes = self._codes()
        if codes:
            yield QrRow(codes=codes)
        yield Prose(texts=(self._joined(*plan.closing),))
        yield Prose(texts=(self._sources(),), is_small=True)

    def _danger(self) -> Box:
        safety, urgent = self._plan.safety, {each.id for each in self._plan.emergency}
        lines = list(self._contacts(self._plan.emergency))
        lines.append(self._joined(*safety.brief, safety.helper_text))
        others = tuple(each for each in safety.contacts if each.id not in urgent)
        lines += self._contacts(others)
        lines += [self._joined(text) for text in self._not_said_yet(safety.not_known)]
        if self._plan.chain[0] == ROOT:
            lines[1:1] = [self._joined(each.notes) for each in self._plan.emergency if each.notes]
        title = self._words.gettext("In danger, or thinking of hurting yourself?")
        return Box(title=title, body=tuple(lines))

    def _page(self, page: ShownPage) -> Iterator[Block]:
        _ = self._words.gettext
        yield Subheading(text=_(page.title))
        yield Prose(texts=(said(_(page.lead)),))
        yield Bullets(
            items=tuple(Text(text=" ".join(map(_, texts)), lead="") for _title, texts in page.parts)
        )

    def _step(self, step: PlanStep) -> Iterator[Block]:
        body = [self._joined(*step.brief, step.helper_text, *self._not_said_yet(step.not_known))]
        if step.shows_capture:
            body += self._capture()
        if step.phase is not Phase.PREVENT:
            body += self._contacts(step.contacts)
        for n, tool in enumerate(step.tools):
            body += self._tool(tool, is_whole=n == 0)
        if step.shows_money and self._plan.money is not None:
            body += self._money(self._plan.money)
        yield TickBox(title=self._words.gettext(step.title), body=tuple(body))

    def _capture(self) -> Cell:
        _ = self._words.gettext
        things = "; ".join(_(line.what) for line in self._plan.capture)
        # Translators: goes before a list of things, divided by semicolons.
        save = said(_("What to save: {things}.").format(things=things))
        return (save, *(said(f"{_(line.what)}. {_(line.why)}") for line in self._plan.keep_out))

    def _money(self, money: MoneyBox) -> Cell:
        _ = self._words.gettext
        lines = []
        if len(money.rails) > _MOST_RAILS:
            return (self._joined(_ANOTHER_WAY),)
        for rail in money.rails:
            # Translators: a way of paying, and what to do about it.
            lines.append(said(_("{way}: {what}").format(way=_(rail.name), what=_(rail.call))))
            lines += self._contacts(rail.contacts)
        return tuple(lines)

    def _tool(self, tool: ShownTool, *, is_whole: bool) -> Cell:
        _ = self._words.gettext
        address = address_of(tool.url, tool.domain)
        caution = (tool.caution.in_words(self._words),) if tool.caution else ()
        texts = tool.texts[: 2 if is_whole else 1]
        sentences = (*texts, tool.keep) if tool.keep else texts
        what = " ".join((*map(_, sentences), *caution))
        if not address:
            return (said(_("{way}: {what}").format(way=_(tool.name), what=what)),)
        return (_led(f"{_(tool.name)}: ", address), said(what))

    def _contacts(self, contacts: tuple[ShownContact, ...]) -> Cell:
        """Return a line for each new one, and one line for all who stand above already."""
        again = [each for each in contacts if each.id in self._introduced]
        new = [each for each in contacts if each.id not in self._introduced]
        # Where somebody can be relied on, nobody is sent to look whether another can.
        sure = [each for each in new if not _is_withheld(each)]
        new = sure or ([] if again else new)
        lines = [line for contact in new for line in self._introduce(contact)]
        if again:
            reminders = "; ".join(
                " ".join(
                    part for part in (self._words.gettext(each.name), _unparted(each.phone)) if part
                )
                for each in again
            )
            # Translators: {names} are services that were named further up, with their numbers.
            above = self._words.gettext("Named above: {names}.").format(names=reminders)
            lines.append(said(above))
        return tuple(lines)

    def _introduce(self, contact: ShownContact) -> Cell:
        _ = self._words.gettext
        self._introduced.add(contact.id)
        name = _(contact.name)
        ways = ways_to(contact, self._words)
        if not _HELPLINES.isdisjoint(contact.slots):
            ways = tuple(way for way in ways if way != contact.email or len(ways) == 1)
        ways = ways or ((contact.domain,) if contact.domain else ())
        if not ways:
            return (said(f"{name}. {_(contact.notes)}".rstrip()),)
        facts = [_(contact.hours)] if contact.hours else []
        if contact.free and contact.phone:
            facts.append(_("free to call"))
        if contact.confirm:
            # Translators: in brackets behind a name, before a number and a website.
            facts.append(_("please confirm it there"))
        if _is_withheld(contact):
            facts.append(_("not confirmed"))
        lead = f"{name} ({', '.join(facts)}): " if facts else f"{name}: "
        whole = " · ".join(ways)
        if _is_one_line(lead, whole):
            return (_led(lead, whole),)
        if len(ways) > 1 and _is_one_line(lead, ways[0]):
            return (_led(lead, ways[0]), _led("", " · ".join(ways[1:])))
        return (said(lead.rstrip()), _led("", whole))

    def _codes(self) -> tuple[QrCode, ...]:
        """Return the codes of whom the person is most likely to need on another phone."""
        plan = self._plan
        line = plan.line_to_call
        reports = [c for step in plan.steps if step.phase is Phase.REPORT for c in step.contacts]
        wanted: list[ShownContact | ShownTool] = [*((line,) if line else ()), *plan.tools[:1]]
        wanted += [*reports, *plan.tools[1:], *plan.safety.contacts]
        once: dict[str, QrCode] = {}
        for each in wanted:
            if each.url and len(each.url.encode("utf-8")) <= _LONGEST_CODE_BYTES:
                label = self._words.gettext(each.name)
                address = address_of(each.url, each.domain)
                once.setdefault(each.url, QrCode(label=label, url=each.url, address=address))
        return tuple(once.values())[:_MOST_CODES]

    def _sources(self) -> Text:
        """Return where everybody who is printed here was recorded, and nobody else."""
        names: dict[str, list[str]] = {}
        printed = [each for each in self._plan.contacts if each.id in self._introduced]
        everybody: tuple[ShownContact | ShownTool, ...] = (*printed, *self._plan.tools)
        for each in everybody:
            sentence, page_date = in_common(each.basis)
            name = self._words.gettext(each.name)
            dated = f"{name} ({page_date})" if page_date else name
            names.setdefault(sentence.in_words(self._words), []).append(dated)
        lines = [f"{sentence} {'; '.join(those)}." for sentence, those in names.items()]
        return said(" ".join(lines), tone=Tone.QUIET)

    def _not_said_yet(self, sentences: tuple[str, ...]) -> tuple[str, ...]:
        new = tuple(each for each in sentences if each not in self._said)
        self._said.update(new)
        return new

    def _joined(self, *sentences: str) -> Text:
        return said(" ".join(self._words.gettext(each) for each in sentences if each))


def _is_withheld(contact: ShownContact) -> bool:
    """Return whether nobody confirmed it, so that there is a name and a site to look on alone."""
    return contact.caution is not None and not contact.confirm


def _unparted(number: str) -> str:
    """Return a number that no end of a line can part."""
    return number.replace(" ", "\N{NO-BREAK SPACE}")


def _is_one_line(lead: str, value: str) -> bool:
    return len(lead) * _LETTER_PT + len(value) * _EXACT_LETTER_PT <= _LINE_PT


def _led(lead: str, value: str) -> Text:
    return Text(text=value, exact=True, tone=Tone.STRONG, lead=lead)
