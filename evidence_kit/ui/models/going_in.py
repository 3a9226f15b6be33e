"""What a report and package of this case hold, and what always stays out, in lines to be read.

The rules are: a line is true of what the report and the package really do, never a promise; what
may still stand in the person's own words and pictures is said as well.
"""

from collections import Counter

from evidence_kit.i18n import NN_, Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import DisclosureChoice, Item, ItemStatus, PaymentStatus, Sensitivity
from evidence_kit.questions import YES, removal_in_report
from evidence_kit.ui.models.giving import choice_of, is_copy_given, is_kept_back
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.making import goes_in

_IN = "check"
_OUT = "lock"


def goes_in_lines(case: CaseSeen, words: Words) -> tuple[IconLine, ...]:
    """Return what goes in, with counts."""
    lines = [_own_words(case, words), _originals(case, words)]
    described = sum(
        item.status is ItemStatus.NOT_HELD and not _is_kept_back(case, item) for item in case.items
    )
    if described:
        form = words.ngettext(
            "{count} piece described, not kept", "{count} pieces described, not kept", described
        )
        line = words.gettext("In words. The thing itself stays where it is.")
        lines.append(_line(form.format(count=described), line))
    accounts = len(case.identifiers)
    if accounts:
        form = words.ngettext("{count} account or number", "{count} accounts and numbers", accounts)
        lines.append(_line(form.format(count=accounts)))
    money = _money(case, words)
    if money:
        lines.append(_line(money))
    threats = len(case.threats)
    if threats:
        # Translators: recorded threats; some of them are only a time that was set.
        form = words.ngettext(
            "{count} threat or deadline", "{count} threats and deadlines", threats
        )
        lines.append(_line(form.format(count=threats)))
    events = len(case.events)
    if events:
        form = words.ngettext("{count} thing that happened", "{count} things that happened", events)
        lines.append(_line(form.format(count=events)))
    if _has_timeline(case):
        # No count: a payment is one row of it, a threat with its deadline is two.
        line = words.gettext("What happened, threats, deadlines and payments, one after the other")
        lines.append(_line(words.gettext("In order of time"), line))
    removals = sum(
        case.answers.get(removal_in_report(each.number)) == YES for each in case.removals
    )
    if removals:
        form = words.ngettext("{count} take-down request", "{count} take-down requests", removals)
        line = words.gettext("Service and case number, without the PIN")
        lines.append(_line(form.format(count=removals), line))
    withdrawn = sum(item.status is ItemStatus.WITHDRAWN for item in case.items)
    if withdrawn:
        form = words.ngettext("{count} piece withdrawn", "{count} pieces withdrawn", withdrawn)
        line = words.gettext("Its number, the times and your reason. Not the thing.")
        lines.append(_line(form.format(count=withdrawn), line))
    lines.append(
        _line(
            words.gettext("The record of changes"),
            words.gettext("What was saved, changed or withdrawn, and when"),
        )
    )
    return tuple(lines)


def stays_out_lines(case: CaseSeen, words: Words) -> tuple[IconLine, ...]:
    """Return what stays out of the report and the package, whatever anybody chooses."""
    return (
        IconLine(
            icon=_OUT,
            tone="soft",
            title=words.gettext("How it is for you"),
            line=words.gettext("What you wrote in that box is never read for it."),
        ),
        IconLine(
            icon=_OUT,
            tone="soft",
            title=words.gettext("Intimate pictures"),
            line=_intimate(case, words),
        ),
        IconLine(
            icon=_OUT,
            tone="soft",
            title=words.gettext("PINs, password and spare key"),
            line=words.gettext("They never leave this case."),
        ),
        *_withheld(case, words),
    )


def look_before_words(words: Words) -> str:
    """Say what the tool cannot keep out, because it does not know it."""
    return words.gettext(
        "The report asks for no name, address or phone. They can still stand in your words, in "
        "device names and in pictures. The other side may get to read it one day. Look at it "
        "before you hand it over. Where other people can be seen or named, cover or withhold the "
        "piece first."
    )


def _has_timeline(case: CaseSeen) -> bool:
    """Whether the report has anything to put in order of time."""
    texts = (
        *(payment.at_text for payment in case.payments),
        *(threat.at_text for threat in case.threats),
        *(threat.deadline_text for threat in case.threats),
    )
    seen = (item.provenance.seen_at_text for item in case.items if not _is_kept_back(case, item))
    return bool(case.events) or any(text.strip() for text in (*texts, *seen))


def _own_words(case: CaseSeen, words: Words) -> IconLine:
    title = words.gettext("Your words: what happened")
    if case.statement is None or not case.statement.facts.strip():
        return IconLine(
            icon="minus",
            tone="soft",
            title=title,
            line=words.gettext("Nothing written yet. That is all right."),
        )
    return _line(title, words.gettext("The facts, as you wrote them"))


def _originals(case: CaseSeen, words: Words) -> IconLine:
    given = [item for item in case.items if not _is_kept_back(case, item)]
    count = sum(goes_in(item) or is_copy_given(case, item) for item in given)
    form = words.ngettext("{count} piece of evidence", "{count} pieces of evidence", count)
    if not count:
        line = words.gettext("It is okay if you have nothing.")
        return IconLine(icon="minus", tone="soft", title=form.format(count=count), line=line)
    line = words.gettext("Small pictures in the report, originals in the package")
    copies = sum(choice_of(case, item) is DisclosureChoice.COVERED for item in given)
    if copies:
        # Translators: of the pieces of evidence that go in, so many go in as a covered copy.
        only = words.ngettext(
            "Of {count} only the covered copy", "Of {count} only the covered copies", copies
        )
        line = f"{line}. {only.format(count=copies)}"
    return _line(form.format(count=count), line)


def _money(case: CaseSeen, words: Words) -> str:
    counts = Counter(payment.status for payment in case.payments)
    forms = (
        (PaymentStatus.MADE, NN_("{count} payment", "{count} payments")),
        (PaymentStatus.DEMANDED, NN_("{count} demand", "{count} demands")),
        (PaymentStatus.ATTEMPTED, NN_("{count} attempt to pay", "{count} attempts to pay")),
        (PaymentStatus.REFUNDED, NN_("{count} came back", "{count} came back")),
    )
    return ", ".join(
        words.ngettext(*form, counts[status]).format(count=counts[status])
        for status, form in forms
        if counts[status]
    )


def _is_kept_back(case: CaseSeen, item: Item) -> bool:
    """Whether nothing of a piece goes in, because it is withheld or has no copy."""
    return item.status is not ItemStatus.WITHDRAWN and is_kept_back(case, item)


def _withheld(case: CaseSeen, words: Words) -> tuple[IconLine, ...]:
    count = sum(_is_kept_back(case, item) for item in case.items)
    if not count:
        return ()
    form = words.ngettext("{count} piece withheld", "{count} pieces withheld", count)
    line = words.gettext("The report gives the number alone. You can change that any time.")
    return (IconLine(icon=_OUT, tone="soft", title=form.format(count=count), line=line),)


def _intimate(case: CaseSeen, words: Words) -> str:
    count = sum(
        item.status is ItemStatus.HELD
        and item.sensitivity is Sensitivity.INTIMATE
        and choice_of(case, item) is DisclosureChoice.WHOLE
        for item in case.items
    )
    if not count:
        return words.gettext("None are kept here.")
    form = words.ngettext(
        "{count} stays sealed here. The report gives its number and fingerprint.",
        "{count} stay sealed here. The report gives their numbers and fingerprints.",
        count,
    )
    return form.format(count=count)


def _line(title: str, line: str = "") -> IconLine:
    return IconLine(icon=_IN, title=title, line=line)
