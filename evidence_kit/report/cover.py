"""Page 1: everything an officer needs to act, and nothing else (product rule O1).

The rules are: it fits on one page whatever was entered, because every text has a limit in lines
and says where its rest stands, and because it can be said in less room; what is not known is said
as not known; "not sure" is never folded into "no"; this tool's own fields name the person by
initials and age band only (product rule O3), and what was typed elsewhere is said to be unread.
"""

from collections import Counter
from dataclasses import dataclass

from evidence_kit.formats import own_name
from evidence_kit.i18n import Words
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    CaseFile,
    ExportFacts,
    Item,
    ItemStatus,
    PaymentStatus,
    Sensitivity,
)
from evidence_kit.questions import Question
from evidence_kit.report.accounts import account_words, by_platform, check_of_account
from evidence_kit.report.answered import (
    NO_INITIALS,
    danger,
    device_place,
    is_by_reference_only,
    privacy_words,
    published,
    referral_words,
)
from evidence_kit.report.changes import replaces_words
from evidence_kit.report.document import (
    Block,
    Box,
    Cell,
    Columns,
    Field,
    Fields,
    Text,
    Tone,
    cell,
    exact,
    said,
)
from evidence_kit.report.exhibit_words import grouped, is_file_not_held
from evidence_kit.report.moments import both_words
from evidence_kit.report.money import added_up_words, is_added_up, sums
from evidence_kit.report.numbers import wrong_words
from evidence_kit.report.parts import Part
from evidence_kit.report.preserving import Account
from evidence_kit.report.threats import threats_in_brief
from evidence_kit.report.urgent import time_critical
from evidence_kit.report.vocabulary import IDENTIFIER_WORDS

_ADULT_AGE = 18
_LINES_OF_A_THREAT = 3
_MOST_LINES_BESIDE_THREATS = 2
_LONGEST_PLATFORM = 24
"""Characters of a platform's name that leave room for an account beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much of what was entered page 1 shows."""

    threat_lines: int
    """Lines of the person's own account of what happened."""
    threats: int
    """Threats told one by one."""
    account_lines: int
    """Lines of accounts, platform names among them."""
    devices: int
    payments: int
    note_lines: int = 2
    """Lines of what was typed beside an answer."""
    referrals: int = 1
    """Police forces and others who were told, named one by one."""
    has_advice: bool = True
    """Whether it says why time matters; every officer knows it, and some languages are long."""


ROOMS = (
    Room(threat_lines=7, threats=3, account_lines=12, devices=4, payments=3, referrals=2),
    Room(threat_lines=7, threats=3, account_lines=10, devices=3, payments=2),
    Room(threat_lines=6, threats=2, account_lines=9, devices=3, payments=2),
    Room(threat_lines=5, threats=2, account_lines=9, devices=2, payments=1),
    Room(threat_lines=4, threats=2, account_lines=9, devices=2, payments=1, note_lines=1),
    Room(threat_lines=4, threats=1, account_lines=8, devices=2, payments=1, note_lines=1),
    Room(threat_lines=4, threats=1, account_lines=8, devices=1, payments=1, note_lines=1),
    Room(threat_lines=4, threats=1, account_lines=7, devices=1, payments=1, note_lines=1),
    Room(threat_lines=4, threats=1, account_lines=6, devices=1, payments=1, note_lines=1),
    Room(threat_lines=3, threats=1, account_lines=5, devices=1, payments=1, note_lines=1),
    *(
        # An account that is not named cannot be preserved; the advice is known to most who read it.
        Room(
            threat_lines=2,
            threats=1,
            account_lines=account_lines,
            devices=1,
            payments=1,
            note_lines=1,
            has_advice=False,
        )
        for account_lines in (5, 4, 3)
    ),
)
"""From the fullest to the shortest page 1; the first that fits is printed."""


def cover_blocks(
    case_file: CaseFile, facts: ExportFacts, fingerprint: str, words: Words, room: Room
) -> tuple[Block, ...]:
    """Return page 1.

    Args:
        case_file: The case.
        facts: What is said of this export.
        fingerprint: SHA-256 of the case's certificate in DER, as hex digits.
        words: The report's language.
        room: How much of what was entered is shown.
    """
    return (
        Fields(
            rows=(
                Field(
                    label=words.gettext("Case, report"),
                    value=_identity(case_file, facts, words, room),
                ),
                Field(label=words.gettext("Person concerned"), value=_who(case_file, words)),
                Field(
                    label=words.gettext("Child involved"),
                    value=(said(child_words(case_file.case.ages, words), tone=Tone.STRONG),),
                ),
                Field(
                    label=words.gettext("Immediate danger"),
                    value=danger(case_file, words, most_lines=room.note_lines),
                ),
                Field(
                    label=words.gettext("The threat, as entered"),
                    value=_threat(case_file, facts, words, room),
                ),
                Field(label=words.gettext("Money"), value=_money(case_file, words)),
                Field(
                    label=words.gettext("Accounts to preserve"),
                    value=_accounts(case_file, words, room),
                ),
                Field(
                    label=words.gettext("Original devices"), value=_devices(case_file, words, room)
                ),
                Field(
                    label=words.gettext("Exhibits"), value=cell(exhibit_counts(case_file, words))
                ),
            )
        ),
        Box(
            title=words.gettext("Time matters"),
            body=time_critical(
                case_file,
                facts,
                words,
                most_payments=room.payments,
                has_advice=room.has_advice,
            ),
        ),
        Columns(
            cells=(
                (
                    said(words.gettext("Certificate, SHA-256"), tone=Tone.QUIET),
                    *(exact(line) for line in grouped(fingerprint)),
                ),
                (
                    said(
                        words.gettext("Ledger head, entry {n}").format(n=case_file.head.n),
                        tone=Tone.QUIET,
                    ),
                    *(exact(line) for line in grouped(case_file.head.chain)),
                ),
            )
        ),
    )


def child_words(ages: Ages, words: Words) -> str:
    """Say whether a child is involved, with "not known" as an answer of its own."""
    if ages.now is not None and ages.now < _ADULT_AGE:
        return words.gettext("Yes, as stated: the person concerned is under 18.")
    if ages.in_picture is AgeInPicture.UNDER_18:
        return words.gettext("Yes, as stated: someone was under 18 when a picture was taken.")
    if ages.now is None or ages.in_picture is AgeInPicture.NOT_SURE:
        return words.gettext("Not known. Handled as if a child were involved.")
    return words.gettext("No, as stated: everyone was 18 or over.")


def exhibit_counts(case_file: CaseFile, words: Words) -> str:
    """Count the exhibit numbers by what became of them."""
    counts = Counter(item.status for item in case_file.items)
    files = sum(is_file_not_held(item) for item in case_file.items)
    images = counts[ItemStatus.NOT_HELD] - files
    not_held = []
    if images:
        # Translators: stands in a list of counts; these were never copied, only described.
        form = words.ngettext(
            "{count} image not held (described in words)",
            "{count} images not held (described in words)",
            images,
        )
        not_held.append(form.format(count=images))
    if files:
        # Translators: stands in a list of counts; these were never copied, only named.
        form = words.ngettext(
            "{count} file not held (named only)", "{count} files not held (named only)", files
        )
        not_held.append(form.format(count=files))
    # Translators: numbers of exhibits, divided by commas.
    given = words.gettext("{total} numbers given: {held} held").format(
        total=len(case_file.items), held=counts[ItemStatus.HELD]
    )
    taken = counts[ItemStatus.WITHDRAWN]
    form = words.ngettext("{count} withdrawn", "{count} withdrawn", taken)
    withdrawn = form.format(count=taken)
    kept_back = sum(map(case_file.is_withheld, case_file.items))
    copies = len(case_file.covered_from)
    # What is kept back is counted as that alone: which of it is intimate is nobody's to know.
    sealed = sum(_is_sealed(item) and not case_file.is_withheld(item) for item in case_file.items)
    going_out = []
    if sealed:
        # Translators: of the exhibits held, so many are intimate images that nobody sees here.
        form = words.ngettext(
            "{count} of them intimate and sealed", "{count} of them intimate and sealed", sealed
        )
        going_out.append(form.format(count=sealed))
    if copies:
        # Translators: of the exhibits held, so many go out as a copy with parts covered.
        form = words.ngettext("{count} as a covered copy", "{count} as covered copies", copies)
        going_out.append(form.format(count=copies))
    if kept_back:
        # Translators: so many exhibits are kept back by the person for now.
        going_out.append(words.gettext("{count} withheld").format(count=kept_back))
    return f"{', '.join((given, *going_out, *not_held, withdrawn))}."


def _is_sealed(item: Item) -> bool:
    return item.status is ItemStatus.HELD and item.sensitivity is Sensitivity.INTIMATE


def _identity(case_file: CaseFile, facts: ExportFacts, words: Words, room: Room) -> Cell:
    made = words.gettext("Version {version}, made {time}").format(
        version=facts.version, time=both_words(facts.made_at, facts.offset_minutes)
    )
    follows = replaces_words(case_file, words)
    return (
        exact(case_file.case.reference, tone=Tone.STRONG),
        said(made),
        *((said(follows),) if follows else ()),
        *_languages(case_file, facts, words),
        *_referrals(case_file, words, room),
    )


def _languages(case_file: CaseFile, facts: ExportFacts, words: Words) -> tuple[Text, ...]:
    """Say that the person's words are in another language than the labels beside them."""
    own = case_file.case.language
    if not own or _language(own) == _language(facts.language):
        return ()
    # Translators: names of languages, each as its speakers call it.
    sentence = words.gettext(
        "This report is in {report}; when the case was begun, {own} was chosen. What the person "
        "wrote stands as it was written; nothing was translated."
    )
    return (said(sentence.format(report=own_name(facts.language), own=own_name(own))),)


def _language(tag: str) -> str:
    """Return a language without its country."""
    return tag.lower().partition("-")[0]


def _referrals(case_file: CaseFile, words: Words, room: Room) -> tuple[Text, ...]:
    texts = [
        # Translators: {told} names a police force and its reference number.
        Text(
            text=words.gettext("Police reference: {told}").format(told=referral_words(each, words)),
            most_lines=1,
        )
        for each in case_file.referrals[: room.referrals]
    ]
    left = len(case_file.referrals) - room.referrals
    if left > 0:
        more = words.ngettext(
            "and {count} more in section {number}", "and {count} more in section {number}", left
        )
        texts.append(said(more.format(count=left, number=Part.OWN_WORDS), tone=Tone.QUIET))
    return tuple(texts)


def _who(case_file: CaseFile, words: Words) -> Cell:
    initials = case_file.case.initials
    chosen = privacy_words(case_file, words)
    named = (
        words.gettext("not named")
        if initials in NO_INITIALS or is_by_reference_only(case_file)
        else words.gettext("{initials} (initials only)").format(initials=initials)
    )
    age = case_file.case.ages.now
    if age is None:
        band = words.gettext("not known")
    elif age < _ADULT_AGE:
        band = words.gettext("under 18")
    else:
        band = words.gettext("18 or over")
    # Translators: the initials or “not named”, then “under 18” or “18 or over”.
    person = words.gettext("{name}. Age now: {band}.").format(name=named, band=band)
    private = words.gettext(
        "Evidence Kit does not ask for name, address or telephone number. They can still stand in "
        "the person’s words, in device names and in exhibits: read before you pass this on."
    )
    # None of this was typed but the initials: it is as long as its language makes it.
    return (said(" ".join(filter(None, (person, chosen, private)))),)


def _threat(case_file: CaseFile, facts: ExportFacts, words: Words, room: Room) -> Cell:
    recorded = threats_in_brief(case_file, facts, words, most=room.threats, most_lines=2)
    is_answered = bool(case_file.answers.get(Question.PUBLISHED))
    shown = published(case_file, words, most_lines=room.note_lines) if is_answered else ()
    if recorded:
        # With the threats word for word, the account itself may be shorter.
        lines = max(0, min(room.threat_lines - _LINES_OF_A_THREAT, _MOST_LINES_BESIDE_THREATS))
        own = _account_of_it(case_file, words, lines) if lines else ()
        return (*recorded, *shown, *own)
    return (*_account_of_it(case_file, words, room.threat_lines), *shown)


def _account_of_it(case_file: CaseFile, words: Words, most_lines: int) -> Cell:
    statement = case_file.statement
    if statement is None or not statement.facts.strip():
        if case_file.threats:
            return ()
        return cell(
            words.gettext(
                "Nothing recorded in own words. See the timeline, section {number}."
            ).format(number=Part.TIMELINE)
        )
    return (
        Text(
            text=" ".join(statement.facts.split()),
            most_lines=most_lines,
            rest_is=words.gettext("As entered; continued in section {number}.").format(
                number=Part.OWN_WORDS
            ),
        ),
    )


def _money(case_file: CaseFile, words: Words) -> Cell:
    lines = (
        (words.gettext("Demanded: {sums}"), PaymentStatus.DEMANDED),
        (words.gettext("Paid: {sums}"), PaymentStatus.MADE),
        (words.gettext("Attempted: {sums}"), PaymentStatus.ATTEMPTED),
        (words.gettext("Given back: {sums}"), PaymentStatus.REFUNDED),
    )
    always = {PaymentStatus.DEMANDED, PaymentStatus.MADE}
    present = {payment.status for payment in case_file.payments} | always
    texts = [
        Text(text=form.format(sums=sums(case_file.payments, status, words)), most_lines=1)
        for form, status in lines
        if status in present
    ]
    if is_added_up(case_file.payments):
        texts.append(added_up_words(words))
    return tuple(texts)


def _accounts(case_file: CaseFile, words: Words, room: Room) -> Cell:
    groups = by_platform(case_file, words)
    total = sum(len(group) for group in groups.values())
    if not total:
        return cell(words.gettext("Nothing recorded."))
    shown = 0
    texts: list[Text] = []
    for platform, group in _that_fit(groups, room.account_lines).items():
        shown += len(group)
        if len(group) == 1 and _names_its_platform(group[0]):
            texts.append(_account(case_file, group[0], words, platform=platform))
            continue
        texts.append(Text(text=platform, tone=Tone.STRONG, most_lines=1))
        texts += [_account(case_file, account, words) for account in group]
    if total > shown:
        more = words.ngettext(
            "and {count} more in section {number}",
            "and {count} more in section {number}",
            total - shown,
        )
        texts.append(
            said(more.format(count=total - shown, number=Part.ACCOUNTS_AND_MONEY), tone=Tone.QUIET)
        )
    return tuple(texts)


def _that_fit(groups: dict[str, tuple[Account, ...]], lines: int) -> dict[str, list[Account]]:
    """Choose the accounts to name.

    First where money went, then one by which somebody wrote, then where money was to go, then one
    of each platform, then the others.
    """
    places = [(platform, n) for platform, group in groups.items() for n in range(len(group))]

    writing = next((each for each, group in groups.items() if group[0].status is None), "")

    def turn(place: tuple[str, int]) -> int:
        platform, n = place
        status = groups[platform][n].status
        if status is not None:
            return 0 if status is PaymentStatus.MADE else 2
        if n == 0:
            return 1 if platform == writing else 3
        return 4

    chosen: dict[str, list[int]] = {}
    for platform, n in sorted(places, key=turn):
        before = [groups[platform][each] for each in chosen.get(platform, [])]
        is_headed = not all(map(_names_its_platform, before[:1] or [groups[platform][n]]))
        # Alone, an account names its platform beside it; the second one makes a heading of that.
        needed = 1 + (is_headed if not before else not is_headed and len(before) == 1)
        if needed <= lines:
            chosen.setdefault(platform, []).append(n)
            lines -= needed
    return {
        platform: [group[n] for n in sorted(chosen[platform])]
        for platform, group in groups.items()
        if platform in chosen
    }


def _names_its_platform(account: Account) -> bool:
    """Whether the platform can stand in the same line; a line saved may be another account."""
    platform = "" if account.identifier is None else account.identifier.platform
    is_short = 0 < len(platform) <= _LONGEST_PLATFORM
    return is_short and platform.isprintable() and not account.is_urgent


def _account(case_file: CaseFile, account: Account, words: Words, *, platform: str = "") -> Text:
    """Say one account in a line, or in two where money went, so that it is not cut off."""
    if account.is_urgent or account.identifier is None:
        what = account_words(account, words)
    else:
        what = words.gettext(IDENTIFIER_WORDS[account.identifier.kind])
    if platform:
        # Translators: “Instagram, user name”; the name of the account follows.
        what = words.gettext("{platform}, {kind}").format(kind=what, platform=platform)
    wrong = wrong_words(check_of_account(case_file, account), words)
    if wrong:
        what = f"{what} ({wrong})"
    most_lines = 2 if account.is_urgent or wrong else 1
    return Text(text=account.value, lead=f"{what}:", exact=True, most_lines=most_lines)


def _devices(case_file: CaseFile, words: Words, room: Room) -> Cell:
    labels: dict[str, list[str]] = {}
    for item in case_file.items:
        if item.status is not ItemStatus.WITHDRAWN and item.provenance.device:
            labels.setdefault(item.provenance.device, []).append(item.label)
    place = device_place(case_file, words, most_lines=room.note_lines)
    if not labels:
        return place or cell(
            words.gettext("Not said. Please ask, and secure them before they are reset.")
        )
    texts = [
        *place,
        *(
            Text(text=_device_words(device, exhibits, words), most_lines=1)
            for device, exhibits in list(labels.items())[: room.devices]
        ),
    ]
    left = len(labels) - room.devices
    if left > 0:
        more = words.ngettext(
            "and {count} more device, section {number}",
            "and {count} more devices, section {number}",
            left,
        )
        texts.append(said(more.format(count=left, number=Part.EXHIBITS), tone=Tone.QUIET))
    return tuple(texts)


def _device_words(device: str, exhibits: list[str], words: Words) -> str:
    # Translators: which exhibits come from a device, its name is the person's own word for it.
    return words.ngettext(
        "{count} exhibit ({first}): {device}",
        "{count} exhibits ({first} first): {device}",
        len(exhibits),
    ).format(device=device, count=len(exhibits), first=exhibits[0])
