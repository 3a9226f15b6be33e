"""A guide in Markdown → the blocks that reports are set with.

A guide is short, and every thing in it can be set on paper and on a screen alike. So this reads a
part of Markdown and refuses the rest: one title, a line below it, headings of one level,
paragraphs, lists of single paragraphs, tables, quotations (set as boxes) and commands. The rules
are:

* Nothing is left out silently: what cannot be set is an error that names it.
* No telephone number stands in a guide. Blocks between fences ask for what the guidance knows,
  and get what may be shown on that day: ``contacts SI under-18 emergency child_help``,
  ``tools SI under-18``, ``tools SI under-18 beyond INT`` (without what INT has), ``first``.
* Addresses are printed as one would type them; nothing is a link that is opened by a slip.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from evidence_kit.guidance.planning import Plan, ShownContact, ShownTool, plan
from evidence_kit.guidance.schema import Guidance, Slot
from evidence_kit.guidance.situation import Situation
from evidence_kit.i18n import Words
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.report.checklist_content import address_of, ways_to
from evidence_kit.report.document import (
    Block,
    Box,
    Bullets,
    Cell,
    Column,
    Commands,
    Field,
    Fields,
    Prose,
    Subheading,
    Table,
    Text,
    Tone,
    cell,
    exact,
    said,
)

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_ADDRESS = re.compile(r"(?:https?://|mailto:)(.+?)/?")
_AGES = {
    "under-18": Ages(now=15, in_picture=AgeInPicture.UNDER_18),
    "adult": Ages(now=30, in_picture=AgeInPicture.ADULT),
}
_NARROWEST, _WIDEST = 14, 60
"""Of a column, in letters: what stands between shares the width of the page."""
_EXACT = 1.6
"""A letter of exact text takes so much more room than one of running text."""


class NotSettableError(Exception):
    """Something in a guide cannot be set, or asks for what the guidance does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """One guide, ready to be set."""

    title: str
    lead: str
    """The line below the title."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the blocks between fences get their rows from."""

    guidance: Guidance
    words: Words
    """The guide's language."""
    language: str
    today: date
    """What is due for a new look on this day is shown without its number."""


def read(text: str, source: Source) -> Guide:
    """Read one guide.

    Args:
        text: The Markdown.
        source: What fills the blocks between fences.

    Raises:
        NotSettableError: Something in it cannot be set; the message says what.
    """
    nodes = SyntaxTreeNode(_MARKDOWN.parse(text)).children
    kinds = [(node.type, node.tag) for node in nodes[:2]]
    if kinds != [("heading", "h1"), ("paragraph", "p")]:
        raise NotSettableError("a guide begins with its title and one line below it")
    title, lead = (_inside(node).text for node in nodes[:2])
    return Guide(title=title, lead=lead, blocks=tuple(_blocks(nodes[2:], source)))


def _blocks(nodes: list[SyntaxTreeNode], source: Source) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "heading" if node.tag == "h2":
                yield Subheading(text=_inside(node).text)
            case "paragraph":
                yield Prose(texts=(_inside(node),))
            case "bullet_list" | "ordered_list":
                yield Bullets(
                    items=tuple(_only_text(item) for item in node.children),
                    is_numbered=node.type == "ordered_list",
                )
            case "blockquote":
                first, *others = (_inside(each) for each in node.children)
                yield Box(title=first.text, body=tuple(others))
            case "table":
                yield _table(node)
            case "fence":
                yield from _between_fences(node.info.split(), node.content, source)
            case _:
                raise NotSettableError(f"{node.type} {node.tag}: {_place(node)}")


def _inside(node: SyntaxTreeNode) -> Text:
    """Return the text of a paragraph, heading or cell."""
    if [each.type for each in node.children] != ["inline"]:
        raise NotSettableError(f"{node.type}: {_place(node)}")
    parts = [part for part in node.children[0].children if part.type != "text" or part.content]
    whole = "".join(_spoken(part) for part in parts)
    match [part.type for part in parts]:
        case ["code_inline"]:
            return exact(whole)
        case ["strong"]:
            return said(whole, tone=Tone.STRONG)
        case _:
            return said(whole)


def _only_text(item: SyntaxTreeNode) -> Text:
    if [each.type for each in item.children] != ["paragraph"]:
        raise NotSettableError(f"a list within a list, or two paragraphs: {_place(item)}")
    return _inside(item.children[0])


def _spoken(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text" | "code_inline":
            return node.content
        case "softbreak":
            return " "
        case "strong":
            return "".join(_spoken(each) for each in node.children)
        case "link":
            words = "".join(_spoken(each) for each in node.children)
            address = _ADDRESS.fullmatch(str(node.attrs["href"]))
            # Another guide is named by its title; an address that is its own words stands once.
            is_said = address is None or address[1] in words
            return words if is_said or address is None else f"{words} ({address[1]})"
        case _:
            raise NotSettableError(f"{node.type} in a paragraph")


def _table(node: SyntaxTreeNode) -> Table:
    head, *body = (
        [_inside(each) if each.children else said("") for each in row.children]
        for part in node.children
        for row in part.children
    )
    columns = tuple(
        Column(title=title.text, width_mm=_letters([title, *(row[place] for row in body)]))
        for place, title in enumerate(head)
    )
    return Table(columns=columns, rows=tuple(tuple((text,) for text in row) for row in body))


def _letters(column: list[Text]) -> float:
    lengths = (len(text.text) * (_EXACT if text.exact else 1) for text in column)
    return min(_WIDEST, max(_NARROWEST, *lengths))


def _between_fences(info: list[str], content: str, source: Source) -> Iterator[Block]:
    match info:
        case ["contacts", country, age, *slots] if slots:
            wanted = {Slot(slot) for slot in slots}
            made = _plan(country, age, source)
            everybody = {each.id: each for each in (*made.emergency, *made.contacts)}
            rows = [_contact(each, source) for each in everybody.values() if wanted & {*each.slots}]
        case ["tools", country, age]:
            rows = [_tool(each, source.words) for each in _plan(country, age, source).tools]
        case ["tools", country, age, "beyond", wider]:
            known = {each.id for each in _plan(wider, age, source).tools}
            tools = [each for each in _plan(country, age, source).tools if each.id not in known]
            rows = [_tool(each, source.words) for each in tools]
        case ["first"]:
            _ = source.words.gettext
            steps = source.guidance.steps.first
            texts = tuple(said(f"{_(step.title)}. {_(step.text)}") for step in steps)
            yield Bullets(items=texts, is_numbered=True)
            return
        case [] | [_]:
            lines = content.removesuffix("\n").split("\n")
            labels = [*info, *([""] * len(lines))]
            yield Commands(lines=tuple(zip(labels, lines, strict=False)))
            return
        case _:
            raise NotSettableError(f"``` {' '.join(info)}")
    if content or not rows:
        raise NotSettableError(f"``` {' '.join(info)}: nobody, or something between the fences")
    yield Fields(rows=tuple(rows), label_width_mm=52)


def _plan(country: str, age: str, source: Source) -> Plan:
    # A country that nobody knows would quietly become “any other country”.
    if country not in {each.id for each in source.guidance.jurisdictions} or age not in _AGES:
        raise NotSettableError(f"there is no {country} {age}")
    situation = Situation(country=country, ages=_AGES[age], language=source.language)
    return plan(source.guidance, situation, source.today)


def _contact(contact: ShownContact, source: Source) -> Field:
    _ = source.words.gettext
    facts = [_(contact.hours)] if contact.hours else []
    if contact.free:
        facts.append(_("free to call"))
    if contact.languages and contact.languages != (source.language,):
        facts.append(_("languages: {languages}").format(languages=", ".join(contact.languages)))
    value: list[Text] = [exact(way, tone=Tone.STRONG) for way in ways_to(contact, source.words)]
    value += [said(line) for line in (" · ".join(facts), _(contact.notes or " ").strip()) if line]
    if contact.caution is not None:
        value.append(said(contact.caution.in_words(source.words), tone=Tone.STRONG))
    return Field(label=_(contact.name), value=tuple(value))


def _tool(tool: ShownTool, words: Words) -> Field:
    address = address_of(tool.url, tool.domain)
    value: Cell = (exact(address, tone=Tone.STRONG),) if address else ()
    value += tuple(said(words.gettext(text)) for text in (*tool.texts, tool.keep) if text)
    if tool.caution is not None:
        value += (said(tool.caution.in_words(words), tone=Tone.STRONG),)
    return Field(label=words.gettext(tool.name), value=value or cell(""))


def _place(node: SyntaxTreeNode) -> str:
    return "" if node.map is None else f"line {node.map[0] + 1}"
