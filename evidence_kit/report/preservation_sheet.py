"""What a platform is asked to keep: accounts letter by letter, the dates, and the law behind it.

The rules are: one sheet for one platform, so that it can be sent without the others; no address is
invented – to whom is said in general terms, as the guidance has it; nothing of a threat's words and
nothing of a picture is on it; the sheet asks for nothing by itself, because only an authority can.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from evidence_kit.i18n import N_, Words
from evidence_kit.lasting import Lasting, lasting_of
from evidence_kit.model import CaseFile, ExportFacts, Identifier, Sighting
from evidence_kit.report.accounts import numbering, sighting_cell, value_cell
from evidence_kit.report.cover import child_words
from evidence_kit.report.document import (
    Blanks,
    Block,
    Box,
    Bullets,
    Cell,
    Column,
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
from evidence_kit.report.exhibit_words import exhibit_label
from evidence_kit.report.moments import both_words, offset_minutes_of
from evidence_kit.report.numbers import wrong_digits
from evidence_kit.report.placing import Platform
from evidence_kit.report.preserving import Account
from evidence_kit.report.small_paper import about_field, case_field, made_field, version_field
from evidence_kit.report.story import first_instant
from evidence_kit.report.vocabulary import IDENTIFIER_WORDS
from evidence_kit.told_times import day_orders, stated_instant
from evidence_kit.visible import visible

_LONGEST_NAME = 60
"""Of a platform in a title; the whole name stands below."""

_TO_KEEP = (
    N_("The records of the account: when it was made, its names over time, numbers and addresses."),
    N_("Log-ins, with network addresses (IP), ports, times in UTC, and the devices."),
    N_("Messages, calls and files between this account and the person concerned, if still there."),
    N_("What was deleted and can still be brought back."),
    N_("Lists of contacts, followers and groups, and accounts linked to it."),
    N_("What the account paid for, or was paid, on the platform."),
    N_("What it published, and to whom it was sent, where that can be told."),
)

_LAW = (
    N_(
        "United States: 18 U.S.C. § 2703(f). Asked by a government agency, a provider keeps what "
        "it has for 90 days. Asked again, for 90 more."
    ),
    N_(
        "European Union: Regulation (EU) 2023/1543, Article 11. After a European Preservation "
        "Order, 60 days, and 30 more when they are needed."
    ),
    N_(
        "Convention on Cybercrime (Budapest, 2001), Articles 16 and 29: up to 90 days, and for "
        "another country at least 60. It holds where a country has made it its law."
    ),
)
"""Read in stored copies on 2026-11-28: the first whole, the second's Article 11, of the third that
Article 29 is about it; its days are from memory."""


def preservation_title(platform: Platform, words: Words) -> str:
    """Return the sheet's title."""
    name = visible(platform.name) or words.gettext("platform not said")
    if len(name) > _LONGEST_NAME:
        name = f"{name[:_LONGEST_NAME]}…"
    # Translators: the title of a sheet for the police; {platform} is an app or service.
    return words.gettext("Please keep these records: {platform}").format(platform=name)


def preservation_blocks(
    platform: Platform, case_file: CaseFile, facts: ExportFacts, words: Words
) -> Iterator[Block]:
    """Yield what stands below the title."""
    _ = words.gettext
    yield Box(
        title=_("For the police: to be sent by an authority"),
        body=(
            said(_("Nobody has sent this. A preservation request comes from an authority.")),
            said(
                _(
                    "It is a hold and gives nobody anything to see. What platforms keep goes after "
                    "a while, so it is best sent first."
                )
            ),
        ),
    )
    yield Fields(rows=tuple(_case_rows(platform, case_file, facts, words)))
    yield from _accounts(platform, case_file, words)
    yield from _messages(platform, case_file, words)
    yield Subheading(text=_("What to ask them to keep"))
    yield Bullets(items=tuple(said(_(text)) for text in _TO_KEEP))
    yield Prose(
        texts=(
            said(
                _(
                    "Where the law allows it, ask that the holder of the account is not told. No "
                    "picture goes with this sheet."
                )
            ),
        )
    )
    yield Subheading(text=_("For how long, and by which law"))
    yield Bullets(items=tuple(said(_(text)) for text in _LAW))
    yield Prose(
        texts=(
            said(
                _(
                    "Which of them holds depends on where the company and the authority are. "
                    "These lines were written in November 2026; please check them first."
                ),
                tone=Tone.QUIET,
            ),
        )
    )
    yield Subheading(text=_("To whom"))
    yield Prose(texts=tuple(_to_whom(platform, words)))
    yield Blanks(
        title=_("To be filled in by the authority"),
        labels=(
            _("Authority, name, rank"),
            _("Its own reference"),
            _("Sent on, to whom"),
            _("Kept until; asked again on"),
            _("The platform's reference"),
            _("Signature"),
        ),
    )


def _case_rows(
    platform: Platform, case_file: CaseFile, facts: ExportFacts, words: Words
) -> Iterator[Field]:
    _ = words.gettext
    yield case_field(case_file, words)
    yield Field(
        label=_("Platform, as recorded"),
        value=(exact(platform.name),) if platform.name else cell(_("not said")),
    )
    yield about_field(words)
    yield Field(label=_("Child involved"), value=cell(child_words(case_file.case.ages, words)))
    yield Field(label=_("Period to ask for"), value=_period(case_file, facts, words))
    yield made_field(facts, words)
    yield version_field(case_file, facts, words)


def _period(case_file: CaseFile, facts: ExportFacts, words: Words) -> Cell:
    _ = words.gettext
    earliest = first_instant(case_file)
    told = _first_told(case_file, None if earliest is None else earliest.date())
    until = both_words(facts.made_at, facts.offset_minutes)
    lines: list[Text] = []
    if earliest is not None:
        first = both_words(earliest, offset_minutes_of(earliest))
        # Translators: {first} and {last} are instants, each in UTC and in local time.
        form = _("First dated event of the case: {first}\nAt least until: {last}")
        lines.append(said(form.format(first=first, last=until)))
    elif told:
        lines.append(
            said(_("From the making of the account until now: no event’s time zone is known."))
        )
    else:
        lines.append(said(_("From the making of the account until now: no dated event is known.")))
    if told:
        # Translators: {time} is a time as somebody wrote it, with no time zone.
        form = _("The earliest time that was given, without its time zone: {time}")
        lines.append(said(form.format(time=visible(told))))
    return tuple(lines)


def _first_told(case_file: CaseFile, before: date | None) -> str:
    """Return the earliest time with a day and no zone, as given; of days before one, or of any."""
    orders = day_orders(case_file)
    times = [
        *((each.at_text, each.item_id) for each in case_file.events if each.at is None),
        *((each.at_text, each.item_id) for each in case_file.payments),
        *((each.at_text, each.item_id) for each in case_file.threats),
    ]
    told = [
        (read.sign, text)
        for text, item_id in times
        if stated_instant(text) is None
        and (read := orders.read(text, item_id)) is not None
        and (before is None or read.day < before)
    ]
    return min(told, default=("", ""))[1]


def _accounts(platform: Platform, case_file: CaseFile, words: Words) -> Iterator[Block]:
    _ = words.gettext
    yield Subheading(text=_("Accounts, as reported"))
    yield Prose(
        texts=cell(
            _(
                "Letter by letter, as recorded. Names change in a minute; what is marked as "
                "lasting stays with the account. Whose account it is, is not known here."
            )
        )
    )
    if not platform.accounts:
        yield Prose(texts=cell(_("Nothing recorded. No account, number or address was entered.")))
        return
    yield Prose(texts=numbering(words))
    yield Table(
        columns=(
            Column(title=_("Reported as"), width_mm=17),
            Column(title=_("Kind"), width_mm=30),
            Column(title=_("Exact value, and when it was seen"), width_mm=98),
            Column(title=_("Exhibit"), width_mm=23),
        ),
        rows=tuple(
            _account_row(each, case_file, platform.seen_in, words) for each in platform.accounts
        ),
    )


def _account_row(
    account: Account, case_file: CaseFile, seen_in: Mapping[int, str], words: Words
) -> tuple[Cell, ...]:
    identifier = account.identifier
    if identifier is None:
        raise ValueError(account.value)
    kind = [said(words.gettext(IDENTIFIER_WORDS[identifier.kind]))]
    if lasting_of(identifier.kind) is Lasting.STAYS:
        # Translators: of a number or address that stays with an account; in a table.
        kind.append(said(words.gettext("lasting"), tone=Tone.STRONG))
    return (
        cell(identifier.subject or "–"),
        tuple(kind),
        (
            # The person's own remark is not for the company, nor where they know it from.
            *value_cell(replace(identifier, note=""), words),
            *wrong_digits(identifier.validity, words),
            *_found_in(identifier, case_file, seen_in, words),
            *sighting_cell(_when_seen(case_file, identifier), words),
        ),
        cell(exhibit_label(case_file, identifier.item_id, words)),
    )


def _found_in(
    identifier: Identifier, case_file: CaseFile, seen_in: Mapping[int, str], words: Words
) -> Cell:
    """Say of an account whose app nobody said that only its exhibit leads there."""
    app = seen_in.get(identifier.number, "")
    if not app:
        return ()
    # Translators: {exhibit} is a label such as JS-001, {platform} an app or service.
    form = words.gettext(
        "Found in exhibit {exhibit}, which is from {platform}, as reported. Which app it belongs "
        "to was not said."
    )
    exhibit = exhibit_label(case_file, identifier.item_id, words)
    return (said(form.format(exhibit=exhibit, platform=visible(app))),)


def _when_seen(case_file: CaseFile, identifier: Identifier) -> Sighting | None:
    sighting = case_file.sightings.get(identifier.number)
    return None if sighting is None else replace(sighting, how_known="")


def _messages(platform: Platform, case_file: CaseFile, words: Words) -> Iterator[Block]:
    """Yield when threats were said there: the times lead to the messages, the words stay here."""
    _ = words.gettext
    if not platform.threats:
        return
    yield Subheading(text=_("Messages to look for"))
    yield Table(
        columns=(
            Column(title=_("Reported as"), width_mm=17),
            Column(title=_("When, as given"), width_mm=55),
            Column(title=_("UTC and local time"), width_mm=73),
            Column(title=_("Exhibit"), width_mm=23),
        ),
        rows=tuple(
            (
                cell(threat.subject or "–"),
                (Text(text=threat.at_text or _("not known")),),
                cell(_instant_words(threat.at_text, words)),
                cell(exhibit_label(case_file, threat.item_id, words)),
            )
            for threat in platform.threats
        ),
    )


def _instant_words(at_text: str, words: Words) -> str:
    instant = stated_instant(at_text)
    if instant is None:
        return words.gettext("cannot be placed: no time zone was given")
    return both_words(instant, offset_minutes_of(instant))


def _to_whom(platform: Platform, words: Words) -> Iterator[Text]:
    _ = words.gettext
    if platform.police:
        yield said(_(platform.police))
    yield said(
        _(
            "Platforms name a way of their own for the police. No address is printed here, because "
            "an address that has moved loses days. Look it up on the company's own pages."
        )
    )
    if not platform.name:
        yield said(_("First find out which platform it is; the exhibits may show it."))
