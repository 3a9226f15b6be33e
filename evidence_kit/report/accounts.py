"""The accounts as reported: identifiers letter by letter, links, and removal requests.

An identifier is worth something only if it is copied exactly. The rules are: the value stands
monospaced, as it was written; where it holds anything but ASCII, every such character is named
below it, because ``а`` and ``a`` are two accounts; an account is "S1, as reported", never a person
(product rule S11); the PIN of a removal request never appears.
"""

import unicodedata

from evidence_kit.formats import formats_of
from evidence_kit.i18n import Words
from evidence_kit.lasting import lasting_of
from evidence_kit.model import (
    MONEY_KINDS,
    CaseFile,
    Identifier,
    IdentifierKind,
    PaymentStatus,
    Removal,
    Sighting,
    Validity,
)
from evidence_kit.paying import method_words
from evidence_kit.questions import YES, removal_answered, removal_asked, removal_in_report
from evidence_kit.recognising.cards import MASK
from evidence_kit.report.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Prose,
    Section,
    Subheading,
    Table,
    Text,
    Tone,
    cell,
    exact,
    said,
)
from evidence_kit.report.exhibit_words import exhibit_cell
from evidence_kit.report.moments import utc_in_column, utc_words
from evidence_kit.report.money import sums_form
from evidence_kit.report.numbers import receiver_check, wrong_words
from evidence_kit.report.parts import Part, section
from evidence_kit.report.preserving import Account, accounts
from evidence_kit.report.remarks import link_remarks
from evidence_kit.report.taken_back import taken_back
from evidence_kit.report.vocabulary import (
    ACTIVITY_WORDS,
    IDENTIFIER_WORDS,
    LASTING_WORDS,
    RECEIVER_WORDS,
    VALIDITY_WORDS,
)
from evidence_kit.visible import ALPHABET_WORDS, number_of

_MOST_NAMED_CHARACTERS = 40

_PERMANENCE = (
    IdentifierKind.NUMERIC_ID,
    IdentifierKind.PROFILE_URL,
    IdentifierKind.USERNAME,
    IdentifierKind.PHONE,
    IdentifierKind.EMAIL,
    IdentifierKind.PAYMENT_HANDLE,
    IdentifierKind.IBAN,
    IdentifierKind.BANK_ACCOUNT,
    IdentifierKind.BITCOIN,
    IdentifierKind.ETHEREUM,
    IdentifierKind.TRON,
    IdentifierKind.LITECOIN,
    IdentifierKind.MONERO,
    IdentifierKind.SOLANA,
    IdentifierKind.XRP,
    IdentifierKind.TON,
    IdentifierKind.BIC,
    IdentifierKind.CARD,
    IdentifierKind.GIFT_CARD,
    IdentifierKind.TRANSFER_NUMBER,
    IdentifierKind.TRANSACTION,
    IdentifierKind.IP_ADDRESS,
    IdentifierKind.DISPLAY_NAME,
    IdentifierKind.OTHER,
)
"""What is hardest to change comes first: a user name is renamed in a minute, a number never is."""

_UNNAMED_RECEIVER = IdentifierKind.BANK_ACCOUNT
"""Where the receiver of a payment stands that was not recorded as an identifier."""


def by_platform(case_file: CaseFile, words: Words) -> dict[str, tuple[Account, ...]]:
    """Return the accounts to preserve, grouped by platform.

    Those that were paid come first, then the most lasting identifiers, and so do their groups.
    Plain links are not accounts and are left out unless money went there; the same value is listed
    once.
    """
    groups: dict[str, list[Account]] = {}
    for account in sorted(accounts(case_file), key=rank):
        if _is_plain_link(account):
            continue
        group = groups.setdefault(_platform(account, words), [])
        if all(account.value != other.value for other in group):
            group.append(account)
    most_urgent_first = sorted(groups.items(), key=lambda each: (each[1][0].urgency, each[0]))
    return {platform: tuple(group) for platform, group in most_urgent_first}


def account_words(account: Account, words: Words) -> str:
    """Return what an account is, and what went there: "IBAN, paid to"."""
    parts = []
    if account.identifier is not None:
        parts.append(words.gettext(IDENTIFIER_WORDS[account.identifier.kind]))
    if account.status is not None:
        parts.append(words.gettext(RECEIVER_WORDS[account.status]))
    return ", ".join(parts)


def check_of_account(case_file: CaseFile, account: Account) -> Validity | None:
    """Return what the check digits of an account say."""
    if account.identifier is not None:
        return account.identifier.validity
    return receiver_check(case_file, account.payments[0])


def rank(account: Account) -> tuple[int, int, int]:
    """Return where an account stands among others: paid first, then by how lasting its name is."""
    identifier = account.identifier
    if identifier is None:
        return account.urgency, _PERMANENCE.index(_UNNAMED_RECEIVER), account.payments[0].number
    known = identifier.kind in _PERMANENCE
    order = _PERMANENCE.index(identifier.kind) if known else len(_PERMANENCE)
    return account.urgency, order, identifier.number


def brief_section(case_file: CaseFile, words: Words) -> Section:
    """Return one page of who and how much: identifiers by account, sums by status."""
    blocks: list[Block] = [Subheading(text=words.gettext("Accounts, as reported"))]
    if accounts(case_file):
        blocks.append(_brief_table(case_file, words))
        if case_file.identifiers:
            blocks.append(Prose(texts=numbering(words)))
    else:
        nothing = words.gettext("Nothing recorded. No account, number or address was entered.")
        blocks.append(Prose(texts=cell(nothing)))
    blocks += [
        Subheading(text=words.gettext("Money, as reported")),
        sums_form(case_file, words),
    ]
    return section(Part.ACCOUNTS_AND_MONEY, words, *blocks)


def numbering(words: Words) -> Cell:
    """Say what S1 is: it is easily taken for one account among others."""
    return cell(
        words.gettext(
            "S1, S2 … number who is said to be behind what is listed. One number can have several "
            "profiles, telephone numbers and bank accounts. What came from one text has one number "
            "unless somebody said otherwise; nobody has checked that it belongs together."
        )
    )


def identifiers_section(case_file: CaseFile, words: Words) -> Section:
    """Return the table of everything by which an account can be found."""
    chosen = [each for each in case_file.identifiers if not _is_link(each)]
    gone = taken_back(case_file, "identifier", words)
    if not chosen:
        nothing = words.gettext("Nothing recorded. No account, number or address was entered.")
        return section(Part.IDENTIFIERS, words, Prose(texts=cell(nothing)), *gone)
    intro = words.gettext(
        "Exactly as entered, letter by letter; please compare with the exhibit. Where a value "
        "holds letters that look like others, or letters beyond the English alphabet, each of them "
        "is named below it. "
        "“Check digits” is arithmetic only: right does not mean that the account exists, and "
        "nobody asked. Whose account it is, is not known here."
    )
    table = Table(
        columns=(
            Column(title=words.gettext("No."), width_mm=8),
            Column(title=words.gettext("Kind, platform"), width_mm=32),
            Column(title=words.gettext("Exact value"), width_mm=89.5),
            Column(title=words.gettext("Check digits"), width_mm=21),
            Column(title=words.gettext("Exhibit"), width_mm=17.5),
        ),
        rows=tuple(_identifier_row(case_file, each, words) for each in chosen),
    )
    joined = subject_blocks(case_file, words)
    return section(
        Part.IDENTIFIERS,
        words,
        Prose(
            texts=(
                said(intro),
                *numbering(words),
                *_numbers_of_links(case_file, words),
            )
        ),
        table,
        *joined,
        *gone,
    )


def _numbers_of_links(case_file: CaseFile, words: Words) -> Cell:
    """Say where the numbers are that this table leaves out: links stand in a part of their own."""
    links = [str(each.number) for each in case_file.identifiers if _is_link(each)]
    if not links:
        return ()
    # Translators: {numbers} are numbers of rows, such as “2, 5”; {part} is a section's number.
    form = words.ngettext(
        "No. {numbers} is a link and stands in section {part}.",
        "No. {numbers} are links and stand in section {part}.",
        len(links),
    )
    return cell(form.format(numbers=", ".join(links), part=Part.LINKS))


def _is_link(identifier: Identifier) -> bool:
    return identifier.kind is IdentifierKind.URL


def subject_blocks(case_file: CaseFile, words: Words) -> tuple[Block, ...]:
    """Say which accounts are said to be one, and how that is known; nothing where none are.

    What was said of an account goes with it: when all of it was taken back, so is that.
    """
    lines = []
    for said_of in case_file.subjects.values():
        if said_of.part_of is None or said_of.number not in case_file.subjects_in_use:
            continue
        # Translators: S2 and S1 are accounts as reported.
        form = words.gettext("{subject} is the same account as {whole}, as reported.")
        line = form.format(subject=f"S{said_of.number}", whole=f"S{said_of.part_of}")
        if said_of.note.strip():
            # Translators: {note} is how somebody knows it, in the person's own words.
            known = words.gettext("How that is known: {note}").format(note=said_of.note)
            line = f"{line} {known}"
        lines.append(said(line))
    if not lines:
        return ()
    title = words.gettext("Accounts that are said to be one")
    return (Subheading(text=title), Bullets(items=tuple(lines)))


def links_section(case_file: CaseFile, words: Words) -> Section:
    """Return the links, and the requests to take images down."""
    links = [each for each in case_file.identifiers if _is_link(each)]
    blocks: list[Block] = [Subheading(text=words.gettext("Links"))]
    if links:
        warning = words.gettext(
            "Please do not open these on an ordinary computer. They are printed as text, and "
            "nothing in this report leads out of it."
        )
        unsaid = words.gettext(
            "Title, account used, kept copy and report to the platform stand below a link where "
            "somebody said them. What is missing was not said."
        )
        blocks += [
            Prose(texts=(said(warning), said(unsaid))),
            _links_table(case_file, links, words),
        ]
    else:
        blocks.append(Prose(texts=cell(words.gettext("Nothing recorded."))))
    blocks.append(Subheading(text=words.gettext("Requests to take images down")))
    blocks += _removals(case_file, words)
    blocks += taken_back(case_file, "removal", words)
    return section(Part.LINKS, words, *blocks)


def value_cell(identifier: Identifier, words: Words) -> Cell:
    """Return an identifier's exact value, with every character named that could be mistaken."""
    texts = [exact(identifier.value)]
    if identifier.normalised not in {"", identifier.value}:
        # Translators: the same identifier in the form machines use, for example without spaces.
        label = words.gettext("machine form:")
        texts.append(Text(text=identifier.normalised, lead=label, exact=True, tone=Tone.QUIET))
    texts += _character_names(_as_written(identifier), words)
    if identifier.note:
        texts.append(Text(text=identifier.note, tone=Tone.QUIET))
    return tuple(texts)


def sighting_cell(sighting: Sighting | None, words: Words) -> Cell:
    """Return what is said of when an identifier was seen; nothing where nothing was said."""
    if sighting is None:
        return ()
    forms = (
        (words.gettext("first seen: {text}"), sighting.first_seen_text),
        (words.gettext("last seen: {text}"), sighting.last_seen_text),
        (words.gettext("known from: {text}"), sighting.how_known),
    )
    lines = [form.format(text=text) for form, text in forms if text.strip()]
    activity = ACTIVITY_WORDS[sighting.activity]
    if activity:
        # Translators: {state} is “still there, as far as the person knows”; {time} is in UTC.
        form = words.gettext("{state} (noted {time})")
        lines.append(
            form.format(state=words.gettext(activity), time=utc_words(sighting.changed_at))
        )
    return tuple(said(line, tone=Tone.QUIET) for line in lines)


def _seen(case_file: CaseFile, identifier: Identifier, words: Words) -> Cell:
    sighting = case_file.sightings.get(identifier.number)
    return (*sighting_cell(sighting, words), *link_remarks(case_file, identifier, words))


def _as_written(identifier: Identifier) -> str:
    """Return a value without what is ours in it: the dots before a card's last digits."""
    is_card = identifier.kind is IdentifierKind.CARD
    return identifier.value.removeprefix(MASK) if is_card else identifier.value


def _character_names(value: str, words: Words) -> list[Text]:
    odd = [
        (position, character)
        for position, character in enumerate(value, start=1)
        if not character.isascii() or not character.isprintable()
    ]
    texts = []
    alphabets = _alphabets(value, words)
    if len(alphabets) > 1:
        warning = words.gettext("Letters of more than one alphabet: {alphabets}.")
        texts.append(
            said(warning.format(alphabets=formats_of(words).listed(alphabets)), tone=Tone.STRONG)
        )
    for position, character in odd[:_MOST_NAMED_CHARACTERS]:
        name = unicodedata.name(character, words.gettext("no name"))
        point = number_of(character).strip("⟦⟧")
        texts.append(said(f"{position}. {point} {name}", tone=Tone.QUIET))
    left = len(odd) - _MOST_NAMED_CHARACTERS
    if left > 0:
        more = words.ngettext(
            "and {count} more character of this kind; the package lists them all",
            "and {count} more characters of this kind; the package lists them all",
            left,
        )
        texts.append(said(more.format(count=left), tone=Tone.QUIET))
    return texts


def _alphabets(value: str, words: Words) -> tuple[str, ...]:
    """Return the alphabets a value's letters come from, by the first word of their names."""
    names = dict.fromkeys(
        unicodedata.name(character, "").partition(" ")[0]
        for character in value
        if character.isalpha()
    )
    return tuple(
        words.gettext(ALPHABET_WORDS[name]) if name in ALPHABET_WORDS else name.capitalize()
        for name in names
        if name
    )


def _is_plain_link(account: Account) -> bool:
    identifier = account.identifier
    return identifier is not None and identifier.kind is IdentifierKind.URL and not account.payments


def _platform(account: Account, words: Words) -> str:
    identifier = account.identifier
    if identifier is not None and identifier.platform:
        return identifier.platform
    if identifier is None or identifier.kind in MONEY_KINDS or account.payments:
        return words.gettext("Payment accounts")
    return words.gettext("Platform not said")


def _brief_table(case_file: CaseFile, words: Words) -> Table:
    whole = words.gettext("whole in section {number}")

    def row(account: Account) -> tuple[Cell, ...]:
        rest = whole.format(number=_part(account))
        place = account_words(account, words)
        where = _where(account, words)
        wrong = wrong_words(check_of_account(case_file, account), words)
        return (
            (Text(text=_subject(account) or "–", most_lines=1),),
            (
                Text(
                    text=", ".join(filter(None, (wrong, place, where))), most_lines=2, rest_is=rest
                ),
            ),
            (Text(text=account.value, exact=True, most_lines=2, rest_is=rest),),
        )

    def order(account: Account) -> tuple[bool, bool, str, tuple[int, int, int]]:
        is_paid = account.status is PaymentStatus.MADE
        subject = _subject(account)
        return not is_paid, not subject, subject, rank(account)

    ordered = sorted(accounts(case_file), key=order)
    return Table(
        columns=(
            Column(title=words.gettext("Reported as"), width_mm=18),
            Column(title=words.gettext("Kind, platform"), width_mm=50),
            Column(title=words.gettext("Value"), width_mm=100),
        ),
        rows=tuple(row(account) for account in ordered),
    )


def _part(account: Account) -> Part:
    if account.identifier is None:
        return Part.PAYMENTS
    return Part.LINKS if account.identifier.kind is IdentifierKind.URL else Part.IDENTIFIERS


def _subject(account: Account) -> str:
    return "" if account.identifier is None else account.identifier.subject


def _where(account: Account, words: Words) -> str:
    """Return the platform, or the way the money went where no platform was named."""
    if account.identifier is None:
        return method_words(account.payments[0].method, words)
    return account.identifier.platform


def _identifier_row(case_file: CaseFile, identifier: Identifier, words: Words) -> tuple[Cell, ...]:
    kind = words.gettext(IDENTIFIER_WORDS[identifier.kind])
    return (
        cell(str(identifier.number)),
        (
            said(kind, tone=Tone.STRONG),
            said(identifier.platform or words.gettext("platform not said")),
        ),
        (
            *value_cell(identifier, words),
            *_belonging(case_file, identifier, words),
            *_seen(case_file, identifier, words),
        ),
        cell(words.gettext(VALIDITY_WORDS[identifier.validity])),
        exhibit_cell(case_file, identifier.item_id, words),
    )


def _belonging(case_file: CaseFile, identifier: Identifier, words: Words) -> Cell:
    """Say to whom an identifier is said to belong, and for how long it leads there."""
    parts = []
    if identifier.subject:
        account = words.gettext("account {subject}, as reported")
        parts.append(account.format(subject=identifier.subject))
    before = case_file.recorded_subjects.get(identifier.number)
    if before:
        parts.append(words.gettext("first recorded as {subject}").format(subject=before))
    lasting = LASTING_WORDS[lasting_of(identifier.kind)]
    if lasting:
        parts.append(words.gettext(lasting))
    return (said(" · ".join(parts), tone=Tone.QUIET),) if parts else ()


def _links_table(case_file: CaseFile, links: list[Identifier], words: Words) -> Table:
    return Table(
        columns=(
            Column(title=words.gettext("No."), width_mm=9),
            Column(title=words.gettext("Link, exactly as entered"), width_mm=113),
            Column(title=words.gettext("Platform"), width_mm=28),
            Column(title=words.gettext("Exhibit"), width_mm=18),
        ),
        rows=tuple(
            (
                cell(str(link.number)),
                (*value_cell(link, words), *_seen(case_file, link, words)),
                cell(link.platform or words.gettext("not said")),
                exhibit_cell(case_file, link.item_id, words),
            )
            for link in links
        ),
    )


def _removals(case_file: CaseFile, words: Words) -> list[Block]:
    wanted = tuple(
        each
        for each in case_file.removals
        if case_file.answers.get(removal_in_report(each.number)) == YES
    )
    blocks: list[Block] = [_removals_table(case_file, wanted, words)] if wanted else []
    kept = len(case_file.removals) - len(wanted)
    if kept:
        form = words.ngettext(
            "{count} request is noted in the case; the person keeps its number to themselves.",
            "{count} requests are noted in the case; the person keeps their numbers to themselves.",
            kept,
        )
        blocks.append(Prose(texts=cell(form.format(count=kept))))
    if not case_file.removals:
        blocks.append(Prose(texts=cell(words.gettext("Nothing recorded."))))
    return blocks


def _removals_table(case_file: CaseFile, removals: tuple[Removal, ...], words: Words) -> Table:
    return Table(
        columns=(
            Column(title=words.gettext("No."), width_mm=9),
            Column(title=words.gettext("Service"), width_mm=40),
            Column(title=words.gettext("Its case number"), width_mm=52),
            Column(title=words.gettext("State, as noted"), width_mm=30),
            Column(title=words.gettext("Noted, UTC"), width_mm=37),
        ),
        rows=tuple(
            (
                cell(str(removal.number)),
                cell(removal.service),
                (
                    exact(removal.case_number)
                    if removal.case_number
                    else said(words.gettext("none")),
                ),
                (
                    *cell(removal.status or words.gettext("not said")),
                    *_removal_dates(case_file, removal, words),
                ),
                cell(utc_in_column(removal.recorded_at)),
            )
            for removal in removals
        ),
    )


def _removal_dates(case_file: CaseFile, removal: Removal, words: Words) -> Cell:
    """Return when a removal was asked for and answered, as the person said."""
    lines = (
        (words.gettext("asked for: {text}"), removal_asked(removal.number)),
        (words.gettext("answered: {text}"), removal_answered(removal.number)),
    )
    known = [(form, case_file.answers.get(name, "")) for form, name in lines]
    return tuple(said(form.format(text=text), tone=Tone.QUIET) for form, text in known if text)
