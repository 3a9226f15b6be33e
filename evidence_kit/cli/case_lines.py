"""What a case holds, as lines for a person in the terminal; scripts read the JSON document.

The rules are: a line begins with the name by which other verbs call the thing; what was picked from
a list is said in the terminal's language, with the report's words; what people or files said stays
as it is; sums and amounts are written as the report writes them. What has no words yet – the state
of steps, what was answered about single pictures – is only in the JSON document, and that is said.
"""

from collections.abc import Iterator

from evidence_kit.clock import utc_text
from evidence_kit.contact import CONTACT_LABELS
from evidence_kit.exhibit_order import in_chosen_order
from evidence_kit.formats import formats_of
from evidence_kit.i18n import N_, Words
from evidence_kit.model import (
    CaseFile,
    CoveredCopy,
    DisclosureChoice,
    Hit,
    Identifier,
    Item,
    Payment,
    Place,
    Validity,
)
from evidence_kit.paying import method_words
from evidence_kit.questions import ANSWER_WORDS, CHOICES, QUESTION_WORDS, Question
from evidence_kit.report.exhibit_words import every_label, is_file_not_held
from evidence_kit.report.ledger_pages import object_words, what_was_done
from evidence_kit.report.money import amount_words, sum_lines
from evidence_kit.report.vocabulary import (
    DEMAND_WORDS,
    IDENTIFIER_WORDS,
    PAYMENT_WORDS,
    STATUS_WORDS,
    VALIDITY_WORDS,
)
from evidence_kit.visible import visible

DISCLOSURE_WORDS = {
    DisclosureChoice.WHOLE: N_("All of it"),
    DisclosureChoice.COVERED: N_("Only the covered copy"),
    DisclosureChoice.WITHHELD: N_("Withheld"),
}
"""What goes out of an exhibit, as the window says it."""

PLACE_WORDS = {
    # Translators: where a word was found: in the number of an exhibit, such as JS-001.
    Place.LABEL: N_("in its number"),
    Place.NAME: N_("in its name"),
    Place.SHOWS: N_("in what it shows"),
    Place.WHO: N_("in who obtained it"),
    Place.HOW: N_("in how it was obtained"),
    Place.DEVICE: N_("in the device"),
    Place.APP: N_("in the app"),
    Place.TIME: N_("in the time"),
    # Translators: in the words of a text that was kept.
    Place.TEXT: N_("in the text"),
    # Translators: in the name, number or address of an account.
    Place.VALUE: N_("in the value"),
    Place.ACCOUNT: N_("in the account"),
    Place.AMOUNT: N_("in the amount"),
    Place.NOTE: N_("in the note"),
    Place.FACTS: N_("in what happened"),
    Place.FEELINGS: N_("in how it is"),
}
"""Where in a thing a word was found."""

_SHORT_CHAIN_HEX = 16


def case_lines(case_file: CaseFile, words: Words) -> Iterator[str]:
    """Yield the case, its exhibits and its facts, one to a line."""
    yield _led(words.gettext("Case"), case_file.case.reference, words)
    yield from _exhibits(case_file, words)
    yield from _accounts_and_money(case_file, words)
    yield from _what_happened(case_file, words)
    yield from _answers(case_file, words)


def has_more(case_file: CaseFile) -> bool:
    """Return whether something was answered that has no line of its own."""
    return not case_file.answers.keys() <= {*QUESTION_WORDS, *CONTACT_LABELS}


def log_lines(case_file: CaseFile, words: Words) -> Iterator[str]:
    """Yield the custody ledger: number, instant, what was done to what, beginning of the hash."""
    labels = {str(each): label for each, label in every_label(case_file).items()}
    for entry in case_file.ledger:
        about = str(entry.detail.get("label", "")) or object_words(entry, labels, words)
        yield _line(
            f"{entry.n:>6}",
            utc_text(entry.at),
            what_was_done(entry, words),
            visible(about, is_exact=False),
            entry.chain[:_SHORT_CHAIN_HEX],
        )


def hit_line(hit: Hit, exhibit: str, words: Words) -> str:
    """Return one thing that was found, and where in it.

    Args:
        hit: What was found.
        exhibit: The label of the exhibit it is, or was found in; "" for none.
        words: The language.
    """
    places = (words.gettext(PLACE_WORDS[place]) for place in hit.places)
    where = "" if exhibit in {"", hit.name} else f"({exhibit})"
    return _line(hit.name, formats_of(words).listed(places), where)


def identifier_words(identifier: Identifier, words: Words) -> tuple[str, str]:
    """Return what kind of identifier it is, and its value as it was given."""
    return words.gettext(IDENTIFIER_WORDS[identifier.kind]), visible(identifier.value)


def payment_words(payment: Payment, words: Words) -> tuple[str, str]:
    """Return what became of a payment, and the way it went with its amount."""
    status = words.gettext(PAYMENT_WORDS[payment.status])
    method = visible(method_words(payment.method, words))
    return status, _line(method, visible(amount_words(payment, words)))


def _exhibits(case_file: CaseFile, words: Words) -> Iterator[str]:
    for item in in_chosen_order(case_file.items, case_file.answers):
        yield _line(item.label, *_item(item, words))
    for copy in case_file.copies:
        yield _copy_line(copy, case_file, words)
    for item in case_file.items:
        if item.id in case_file.disclosures:
            choice = DISCLOSURE_WORDS[case_file.disclosures[item.id].choice]
            yield _line(
                item.label, _led(words.gettext("What goes out"), words.gettext(choice), words)
            )


def _accounts_and_money(case_file: CaseFile, words: Words) -> Iterator[str]:
    for identifier in case_file.identifiers:
        yield _line(f"identifier/{identifier.number}", *_identifier(identifier, words))
    for payment in case_file.payments:
        yield _line(f"payment/{payment.number}", *_payment(payment, words))
    for label, value in sum_lines(case_file, words):
        yield _led(label, value, words)


def _what_happened(case_file: CaseFile, words: Words) -> Iterator[str]:
    for event in case_file.events:
        yield _line(f"event/{event.number}", visible(event.at_text), visible(event.text))
    for removal in case_file.removals:
        known = (visible(removal.service), visible(removal.case_number), visible(removal.status))
        yield _line(f"removal/{removal.number}", *known)
    for threat in case_file.threats:
        demand = words.gettext(DEMAND_WORDS[threat.demand])
        known = (demand, visible(threat.at_text), visible(threat.text))
        yield _line(f"threat/{threat.number}", *known)
    for referral in case_file.referrals:
        known = (visible(referral.force), visible(referral.reference), visible(referral.on_text))
        yield _line(f"referral/{referral.number}", *known)


def _item(item: Item, words: Words) -> tuple[str, ...]:
    if is_file_not_held(item):
        status = words.gettext("file not held")
    else:
        status = words.gettext(STATUS_WORDS[item.status])
    name = visible(item.original_name or item.provenance.shows)
    return status, item.sha256 or "", item.media_type, name


def _copy_line(copy: CoveredCopy, case_file: CaseFile, words: Words) -> str:
    item = copy.item
    status = words.gettext(STATUS_WORDS[item.status])
    original = case_file.label_of(copy.covering.original_id)
    return _line(item.label, status, item.sha256 or "", item.media_type, original)


def _identifier(identifier: Identifier, words: Words) -> tuple[str, ...]:
    kind, value = identifier_words(identifier, words)
    has_digits = identifier.validity is not Validity.NO_CHECK_DIGITS
    checked = words.gettext(VALIDITY_WORDS[identifier.validity]) if has_digits else ""
    return kind, value, checked, identifier.subject, visible(identifier.platform)


def _payment(payment: Payment, words: Words) -> tuple[str, ...]:
    what, amount = payment_words(payment, words)
    return what, amount, visible(payment.to)


def _answers(case_file: CaseFile, words: Words) -> Iterator[str]:
    for question, label in (*QUESTION_WORDS.items(), *CONTACT_LABELS.items()):
        said = case_file.answers.get(question, "")
        if said:
            is_picked = isinstance(question, Question) and said in CHOICES.get(question, ())
            answer = words.gettext(ANSWER_WORDS[said]) if is_picked else visible(said)
            yield _line(f"answer/{question.value}", words.gettext(label), answer)


def _led(label: str, value: str, words: Words) -> str:
    return words.gettext("{name}: {text}").format(name=label, text=value)


def _line(*parts: str) -> str:
    return "  ".join(part for part in parts if part)
