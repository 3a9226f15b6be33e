"""What page 1 of the report will tell an officer, in short, before it is made.

This is for looking, not for copying: the report says the same at more length. The rules are: what
is not said is said to be not said; a sum is never formed over two currencies; whatever the person
wrote is shown as they wrote it, cut off where it gets long.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    Case,
    IdentifierKind,
    ItemStatus,
    Payment,
    PaymentStatus,
    Threat,
)
from evidence_kit.paying import METHOD_NOT_KNOWN, account_key, as_one_way, method_words
from evidence_kit.pressing import threats_by_deadline, threats_by_weight
from evidence_kit.questions import DONT_KNOW, Question
from evidence_kit.told_times import day_orders, stated_instant
from evidence_kit.totals import Total, total_of
from evidence_kit.ui.models.sums import amount_words
from evidence_kit.ui.models.times import instant_words, locale_of, time_words
from evidence_kit.visible import visible

_ADULT_AGE = 18
_DANGER_WORDS = {"yes": N_("Yes"), "no": N_("No"), DONT_KNOW: N_("I don’t know")}
_LONGEST_THREAT = 180
_LONGEST_RECEIVER = 60
_MOST_NAMED = 3
_MOVED = (PaymentStatus.MADE, PaymentStatus.ATTEMPTED)
_NAMING = frozenset(
    {
        IdentifierKind.USERNAME,
        IdentifierKind.DISPLAY_NAME,
        IdentifierKind.PROFILE_URL,
        IdentifierKind.EMAIL,
        IdentifierKind.PHONE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of page 1."""

    name: str
    value: str
    is_said: bool = True
    """Whether there is an answer, rather than our words for none."""


def first_page(case: CaseSeen, now: datetime, words: Words) -> tuple[Line, ...]:
    """Return what page 1 will say, in its order.

    Args:
        case: The case.
        now: The instant, in the zone of the computer: what is told first depends on it.
        words: The person's language.
    """
    return (
        Line(name=words.gettext("Person"), value=_who(case.case, words)),
        Line(name=words.gettext("Child involved"), value=_child(case.case.ages, words)),
        _danger(case, words),
        _threat(case, now, words),
        _money(case, words),
        _accounts(case, words),
        _devices(case, words),
        _exhibits(case, words),
    )


def _who(case: Case, words: Words) -> str:
    if case.ages.now is None:
        band = words.gettext("age not known")
    elif case.ages.now < _ADULT_AGE:
        band = words.gettext("under 18")
    else:
        band = words.gettext("18 or over")
    if case.initials in {"", "EX"}:
        return words.gettext("Not named, {band}").format(band=band)
    # Translators: the person's initials, then “18 or over”.
    return words.gettext("{initials}, {band}. No name.").format(initials=case.initials, band=band)


def _child(ages: Ages, words: Words) -> str:
    if ages.now is not None and ages.now < _ADULT_AGE:
        return words.gettext("Yes: the person is under 18")
    if ages.in_picture is AgeInPicture.UNDER_18:
        return words.gettext("Yes: someone was under 18 when a picture was taken")
    if ages.is_under_18_case:
        return words.gettext("Not known. Handled as if yes")
    return words.gettext("No: everyone was 18 or over")


def _danger(case: CaseSeen, words: Words) -> Line:
    said = _DANGER_WORDS.get(case.answers.get(Question.DANGER, ""))
    name = words.gettext("In danger now")
    safe_at = case.answers.get(Question.SAFE_AT, "")
    if said is None and safe_at:
        # Translators: {time} is when somebody chose “I am safe right now”.
        form = words.gettext("Left open; “I am safe right now”, {time}")
        at = datetime.fromisoformat(safe_at).astimezone()
        return Line(name=name, value=form.format(time=instant_words(at, locale_of(words))))
    if said is None:
        return Line(name=name, value=words.gettext("Left open"), is_said=False)
    return Line(name=name, value=words.gettext(said))


def _threat(case: CaseSeen, now: datetime, words: Words) -> Line:
    name = words.gettext("The threat")
    orders = day_orders(case)
    by_weight = threats_by_weight(case.threats, now, orders)
    told = [" ".join(threat.text.split()) for threat in by_weight if threat.text.strip()]
    pressing = threats_by_deadline(case.threats, now, orders)
    until = (_deadline_words(each, words) for each in pressing if each.deadline_text.strip())
    deadlines = list(dict.fromkeys(until))
    own = " ".join(case.statement.facts.split()) if case.statement is not None else ""
    facts = told[0] if told else own
    if not facts and not deadlines:
        return Line(name=name, value=words.gettext("Nothing written yet"), is_said=False)
    if len(facts) > _LONGEST_THREAT:
        whole_words, _, _ = facts[:_LONGEST_THREAT].rpartition(" ")
        facts = f"{whole_words or facts[:_LONGEST_THREAT]} …"
    parts = [facts] if facts else []
    more = len(told) - 1
    if more > 0:
        form = words.ngettext(
            "and {count} more threat, further down in the report",
            "and {count} more threats, further down in the report",
            more,
        )
        parts.append(form.format(count=more))
    if deadlines:
        shown = deadlines[:_MOST_NAMED]
        left = len(deadlines) - len(shown)
        if left:
            form = words.ngettext("and {count} more", "and {count} more", left)
            shown.append(form.format(count=left))
        # Translators: {deadlines} are as messages put them: “in 24 hours · by Friday”.
        form = words.gettext("Deadline: {deadlines}")
        parts.append(form.format(deadlines=" · ".join(shown)))
    return Line(name=name, value=" · ".join(parts))


def _deadline_words(threat: Threat, words: Words) -> str:
    """Say a deadline as it was told, and when: “tonight” says nothing without its day."""
    locale = locale_of(words)
    deadline = time_words(" ".join(threat.deadline_text.split()), words, locale)
    said_at = " ".join(threat.at_text.split())
    if not said_at or stated_instant(threat.deadline_text) is not None:
        return deadline
    # Translators: {deadline} is how a message put it, such as “tonight”; {time} is when that was
    # written or said, as it was given.
    form = words.gettext("{deadline} (written or said: {time})")
    return form.format(deadline=deadline, time=time_words(said_at, words, locale))


def _money(case: CaseSeen, words: Words) -> Line:
    name = words.gettext("Money")
    if not case.payments:
        return Line(name=name, value=words.gettext("Nothing written down"), is_said=False)
    parts = []
    for status, form in (
        (PaymentStatus.DEMANDED, words.gettext("Asked: {sum}")),
        (PaymentStatus.MADE, words.gettext("Paid: {sum}")),
        (PaymentStatus.ATTEMPTED, words.gettext("Tried: {sum}")),
        (PaymentStatus.REFUNDED, words.gettext("Came back: {sum}")),
    ):
        total = total_of(case.payments, status)
        if total.count:
            said = form.format(sum=_total_words(total, words))
            moved = [each for each in case.payments if each.status is status and status in _MOVED]
            parts.append(" – ".join((said, *_ways(moved, words))))
    return Line(name=name, value=" · ".join(parts))


def _ways(payments: list[Payment], words: Words) -> tuple[str, ...]:
    """Say how money went and to whom, each way once; nothing where neither is known."""
    # A receiver whose way nobody said on one line is told with the way of another.
    told = sorted(payments, key=lambda each: as_one_way(each.method) == METHOD_NOT_KNOWN)
    ways: dict[str, str] = {}
    for payment in told:
        way = ", ".join(_way(payment, words))
        key = account_key(payment.to)
        if as_one_way(payment.method) != METHOD_NOT_KNOWN:
            ways.setdefault(f"{payment.method} {key}", way)
        elif not any(kept.endswith(f" {key}") for kept in ways):
            ways.setdefault(f" {key}", way)
    named = [way for way in ways.values() if way]
    if not named:
        return ()
    more = len(named) - _MOST_NAMED
    shown = named[:_MOST_NAMED]
    if more > 0:
        shown.append(
            words.ngettext("and {count} more", "and {count} more", more).format(count=more)
        )
    return ("; ".join(shown),)


def _way(payment: Payment, words: Words) -> Iterator[str]:
    if as_one_way(payment.method) != METHOD_NOT_KNOWN:
        yield method_words(payment.method, words)
    to = visible(" ".join(payment.to.split()))
    if to:
        yield f"{to[:_LONGEST_RECEIVER]} …" if len(to) > _LONGEST_RECEIVER else to


def _total_words(total: Total, words: Words) -> str:
    locale = locale_of(words)
    parts = [amount_words(amount, currency, words, locale) for currency, amount in total.sums]
    if total.unknown:
        form = words.ngettext(
            "{count} amount not known", "{count} amounts not known", total.unknown
        )
        parts.append(form.format(count=total.unknown))
    return ", ".join(parts)


def _accounts(case: CaseSeen, words: Words) -> Line:
    name = words.gettext("Accounts")
    if not case.identifiers:
        return Line(name=name, value=words.gettext("None written down"), is_said=False)
    ordered = sorted(case.identifiers, key=lambda each: each.kind not in _NAMING)
    named = [each.value for each in ordered[:_MOST_NAMED]]
    more = len(ordered) - len(named)
    if more:
        form = words.ngettext("and {count} more", "and {count} more", more)
        named.append(form.format(count=more))
    return Line(name=name, value=" · ".join(named))


def _devices(case: CaseSeen, words: Words) -> Line:
    name = words.gettext("Original device")
    devices = dict.fromkeys(
        item.provenance.device.strip()
        for item in case.items
        if item.status is not ItemStatus.WITHDRAWN and item.provenance.device.strip()
    )
    if not devices:
        return Line(name=name, value=words.gettext("Not said"), is_said=False)
    return Line(name=name, value=" · ".join(list(devices)[:_MOST_NAMED]))


def _exhibits(case: CaseSeen, words: Words) -> Line:
    counts = Counter(item.status for item in case.items)
    parts = [
        words.ngettext("{count} piece kept", "{count} pieces kept", counts[ItemStatus.HELD]).format(
            count=counts[ItemStatus.HELD]
        )
    ]
    if counts[ItemStatus.NOT_HELD]:
        parts.append(
            words.ngettext(
                "{count} described", "{count} described", counts[ItemStatus.NOT_HELD]
            ).format(count=counts[ItemStatus.NOT_HELD])
        )
    if counts[ItemStatus.WITHDRAWN]:
        parts.append(
            words.ngettext(
                "{count} withdrawn", "{count} withdrawn", counts[ItemStatus.WITHDRAWN]
            ).format(count=counts[ItemStatus.WITHDRAWN])
        )
    return Line(name=words.gettext("Evidence"), value=", ".join(parts))
