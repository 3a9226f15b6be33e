"""A plan → the words of the checklist, in the order in which they are needed.

What this is for: the same words on paper and in a terminal. The rules are: the emergency contact
stands first; nothing of the case appears, so the sheet can be carried openly; a sentence of the
plan is translated as a whole and never changed; what is known about a contact is printed with it,
once, and after that only how to reach it; where each row comes from stands in one list at the end,
never under a number that somebody is about to dial.
"""

from collections.abc import Iterator

from evidence_kit.formats import formats_of, own_name
from evidence_kit.guidance.choosing import ROOT
from evidence_kit.guidance.planning import (
    MoneyBox,
    Plan,
    PlanStep,
    ShownContact,
    ShownPage,
    ShownRail,
    ShownTool,
)
from evidence_kit.guidance.rendering import Phrase
from evidence_kit.guidance.schema import Phase
from evidence_kit.i18n import N_, Words
from evidence_kit.report.document import (
    Block,
    Box,
    Bullets,
    Cell,
    Field,
    Fields,
    Prose,
    Subheading,
    TickBox,
    Tone,
    exact,
    said,
)

_PHASE_TITLES = {
    Phase.NOW: N_("Right now"),
    Phase.EVIDENCE: N_("Keep what shows what happened"),
    Phase.STOP: N_("Stop the contact"),
    Phase.MONEY: N_("Money"),
    Phase.REPORT: N_("Report it"),
    Phase.REMOVE: N_("Have pictures taken down"),
    Phase.SUPPORT: N_("Somebody to talk to"),
    Phase.PREVENT: N_("Later, when it is quieter"),
}

_LONGEST_ADDRESS = 60


def checklist_title(words: Words) -> str:
    """Return the sheet's title."""
    return words.gettext("What to do now")


def last_lines(plan: Plan, words: Words) -> Cell:
    """Return the emergency number and the one line to call, for where a reader's eye ends up."""
    texts = []
    if plan.emergency:
        contact = plan.emergency[0]
        # Translators: the last lines of the checklist: the emergency number by name and number.
        danger = words.gettext("In danger, or thinking of hurting yourself? {name}: {phone}")
        if plan.chain[0] == ROOT:
            danger = words.gettext(
                "In danger, or thinking of hurting yourself? Call the emergency number where you "
                "are. In many countries it is {phone}."
            )
        texts.append(said(danger.format(name=words.gettext(contact.name), phone=contact.phone)))
    line = plan.line_to_call
    if line is not None:
        facts = [words.gettext(line.hours)] if line.hours else []
        if line.confirm:
            facts.append(line.domain)
        # Translators: a helpline by name and number; its hours follow where they are known.
        talk = words.gettext("To talk to somebody: {name}: {phone}")
        said_so = talk.format(name=words.gettext(line.name), phone=line.phone)
        texts.append(said(" · ".join((said_so, *facts)), tone=Tone.STRONG))
    return tuple(texts)


def sources_of(plan: Plan, words: Words) -> tuple[str, ...]:
    """Return where everybody in a plan was recorded: those of one kind of page in one line."""
    names: dict[str, list[str]] = {}
    everybody: tuple[ShownContact | ShownTool, ...] = (*plan.contacts, *plan.tools)
    for each in everybody:
        known = names.setdefault(each.basis.in_words(words), [])
        name = words.gettext(each.name)
        if name not in known:
            known.append(name)
    return tuple(
        # Translators: names of services, and then the sentence about where they come from.
        words.gettext("{names}: {sentence}").format(names="; ".join(those), sentence=sentence)
        for sentence, those in names.items()
    )


def checklist_blocks(plan: Plan, words: Words) -> tuple[Block, ...]:
    """Return everything on the sheet, from the emergency contact to the last words."""
    return tuple(_Sheet(plan, words).blocks())


class _Sheet:
    """One sheet in the making; remembers whom it has already introduced."""

    def __init__(self, plan: Plan, words: Words) -> None:
        self._plan = plan
        self._words = words
        self._introduced: set[str] = set()

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks in reading order."""
        words, plan = self._words, self._plan
        emergency = [text for contact in plan.emergency for text in self._emergency(contact)]
        if emergency:
            title = words.gettext("In danger, or thinking of hurting yourself?")
            yield Box(title=title, body=tuple(emergency))
        if plan.page is not None:
            yield from self._page(plan.page)
        for line in plan.first:
            yield TickBox(title=words.gettext(line.title), body=self._said(line.text))
        yield from self._step(plan.safety)
        phase: Phase | None = None
        for step in plan.steps:
            if step.phase is not phase:
                phase = step.phase
                yield Subheading(text=words.gettext(_PHASE_TITLES[phase]))
            yield from self._step(step)
        yield Subheading(text=words.gettext("What this is"))
        yield Bullets(items=self._said(*plan.about))
        yield from self._sources_list()
        yield Prose(texts=self._said(*plan.closing))

    def _page(self, page: ShownPage) -> Iterator[Block]:
        yield Subheading(text=self._words.gettext(page.title))
        yield Prose(texts=self._said(page.lead))
        for title, texts in page.parts:
            yield Box(title=self._words.gettext(title), body=self._said(*texts))
        signs = (
            (N_("How it often begins"), page.signs),
            (N_("How it often goes on"), page.later_signs),
        )
        for title, texts in signs:
            if texts:
                yield Subheading(text=self._words.gettext(title))
                yield Bullets(items=self._said(*texts))

    def _step(self, step: PlanStep) -> Iterator[Block]:
        body = self._said(*step.texts, step.helper_text) + self._quiet(step.why)
        yield TickBox(title=self._words.gettext(step.title), body=body)
        if step.not_known:
            yield Prose(texts=self._said(*step.not_known))
        yield from self._contacts(step.contacts)
        if step.tools:
            yield Fields(rows=tuple(self._tool(tool) for tool in step.tools))
        if step.shows_capture:
            yield from self._capture()
        if step.shows_money and self._plan.money is not None:
            yield from self._money(self._plan.money)

    def _capture(self) -> Iterator[Block]:
        for line in self._plan.capture:
            yield TickBox(title=self._words.gettext(line.what), body=self._said(line.why))
        if self._plan.keep_out:
            texts = tuple(
                text for line in self._plan.keep_out for text in self._said(line.what, line.why)
            )
            yield Box(title=self._words.gettext("What to leave out"), body=texts)

    def _money(self, money: MoneyBox) -> Iterator[Block]:
        yield Prose(texts=self._said(money.opening, money.minor))
        yield Bullets(items=self._said(*money.asks))
        if money.script:
            title = self._words.gettext("What you can say")
            yield Box(title=title, body=self._said(money.script))
        for rail in money.rails:
            yield TickBox(title=self._words.gettext(rail.name), body=self._rail(rail))
            yield from self._contacts(rail.contacts)
        if money.recovery_warning:
            title = self._words.gettext("Offers to get it back for a fee")
            yield Box(title=title, body=self._said(money.recovery_warning))

    def _rail(self, rail: ShownRail) -> Cell:
        texts = self._said(rail.call, rail.chance)
        if rail.note:
            noted = "; ".join(self._words.gettext(note) for note in rail.note)
            # Translators: goes before a list of things, divided by semicolons.
            write_down = self._words.gettext("Write down: {things}.").format(things=noted)
            texts = (*texts, said(write_down))
        return texts

    def _contacts(self, contacts: tuple[ShownContact, ...]) -> Iterator[Block]:
        rows = tuple(self._contact(contact) for contact in contacts)
        if rows:
            yield Fields(rows=rows)

    def _contact(self, contact: ShownContact) -> Field:
        name = self._words.gettext(contact.name)
        reach = self._reach(contact)
        if contact.id in self._introduced and reach:
            return Field(label=name, value=reach[:1])
        self._introduced.add(contact.id)
        return Field(label=name, value=(*reach, *self._about(contact)))

    def _emergency(self, contact: ShownContact) -> Cell:
        self._introduced.add(contact.id)
        name = said(self._words.gettext(contact.name), tone=Tone.STRONG)
        return (name, *self._reach(contact), *self._about(contact))

    def _reach(self, contact: ShownContact) -> Cell:
        return tuple(exact(way, tone=Tone.STRONG) for way in ways_to(contact, self._words))

    def _sources_list(self) -> Iterator[Block]:
        lines = tuple(said(text, tone=Tone.QUIET) for text in sources_of(self._plan, self._words))
        if lines:
            yield Subheading(
                text=self._words.gettext("Where these numbers and addresses come from")
            )
            yield Bullets(items=lines)

    def _about(self, contact: ShownContact) -> Cell:
        words = self._words
        facts = [words.gettext(contact.hours)] if contact.hours else []
        if contact.free:
            facts.append(words.gettext("free to call"))
        own_language = self._plan.language.partition("-")[0]
        if contact.languages and contact.languages != (own_language,):
            languages = words.gettext("languages: {languages}")
            # Who looks for their language looks for what they call it themselves.
            names = formats_of(words).listed(map(own_name, contact.languages))
            facts.append(languages.format(languages=names))
        when = (said(" · ".join(facts)),) if facts else ()
        return (*when, *self._said(contact.notes), *self._caution(contact.caution))

    def _tool(self, tool: ShownTool) -> Field:
        address = address_of(tool.url, tool.domain)
        where = (exact(address, tone=Tone.STRONG),) if address else ()
        texts = self._said(*tool.texts, tool.keep)
        name = self._words.gettext(tool.name)
        return Field(label=name, value=(*where, *texts, *self._caution(tool.caution)))

    def _caution(self, caution: Phrase | None) -> Cell:
        return () if caution is None else (said(caution.in_words(self._words), tone=Tone.STRONG),)

    def _said(self, *sentences: str) -> Cell:
        return tuple(said(self._words.gettext(each)) for each in sentences if each)

    def _quiet(self, *sentences: str) -> Cell:
        return tuple(said(self._words.gettext(each), tone=Tone.QUIET) for each in sentences if each)


def ways_to(contact: ShownContact, words: Words) -> tuple[str, ...]:
    """Return the ways to reach somebody, the quickest first."""
    # Translators: {number} is where a text message (SMS) goes.
    text = words.gettext("text message: {number}").format(number=contact.text)
    ways = (
        contact.phone,
        text if contact.text and contact.text != contact.phone else "",
        address_of(contact.url, contact.domain),
        contact.email,
    )
    return tuple(way for way in ways if way)


def address_of(url: str, domain: str) -> str:
    """Return an address as somebody can type it from paper."""
    short = url.partition("://")[2].removesuffix("/")
    return short if short and len(short) <= _LONGEST_ADDRESS else domain
