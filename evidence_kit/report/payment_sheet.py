"""What a bank or a payment company is told: whom to call first, what went where, what to fill in.

The rules are: paying is nothing to be ashamed of, and no sentence says otherwise; nothing is
promised; amounts and accounts stand as reported; what is not known is a line to fill in by hand; of
a card only the last four digits are ever there.
"""

from collections.abc import Iterator
from dataclasses import replace

from evidence_kit.guidance.planning import ShownRail
from evidence_kit.i18n import N_, Words
from evidence_kit.model import CaseFile, ExportFacts, Payment, PaymentStatus
from evidence_kit.rails import PaymentField, detail_lines
from evidence_kit.report.accounts import account_words, numbering, value_cell
from evidence_kit.report.checklist_content import ways_to
from evidence_kit.report.document import (
    Blanks,
    Block,
    Box,
    Bullets,
    Cell,
    Column,
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
from evidence_kit.report.money import amount_words
from evidence_kit.report.numbers import receiver_check, wrong_digits
from evidence_kit.report.placing import Way
from evidence_kit.report.preserving import Account
from evidence_kit.report.small_paper import (
    about_field,
    case_field,
    instant_cell,
    made_field,
    version_field,
)
from evidence_kit.report.vocabulary import PAYMENT_WORDS
from evidence_kit.visible import visible

_Blank = tuple[str, tuple[PaymentField, ...]]
"""A line to fill in, and what must be known for it not to be asked; nothing: it always is."""

_BANK: tuple[_Blank, ...] = (
    (N_("Name of the receiver"), (PaymentField.BENEFICIARY,)),
    (N_("Bank of the receiver, and its BIC"), (PaymentField.BANK, PaymentField.BANK_CODE)),
    (N_("Payment reference"), (PaymentField.REFERENCE,)),
    (N_("Own bank; number of the transfer"), (PaymentField.OWN_BANK, PaymentField.TRANSACTION)),
)
_CARD: tuple[_Blank, ...] = (
    (N_("Last four digits of the card"), (PaymentField.CARD,)),
    (N_("Shop or company, as printed"), (PaymentField.MERCHANT,)),
    (N_("Order or authorisation number"), (PaymentField.AUTHORISATION,)),
)
_CHAIN: tuple[_Blank, ...] = (
    (N_("Coin, and chain or network"), (PaymentField.NETWORK,)),
    (N_("Address it came from"), (PaymentField.SENT_FROM,)),
    (N_("Transaction number (txid)"), (PaymentField.TRANSACTION,)),
    (N_("Fee; memo or tag"), (PaymentField.FEE, PaymentField.MEMO)),
    (N_("Exchange or app; order number"), (PaymentField.BANK, PaymentField.ORDER)),
)
_GIFT: tuple[_Blank, ...] = (
    (N_("Brand; card and serial number"), (PaymentField.BRAND, PaymentField.SERIAL)),
    (N_("Shop, and number on the receipt"), (PaymentField.PLACE, PaymentField.RECEIPT)),
    (N_("When it was bought and activated"), (PaymentField.ACTIVATED,)),
    (N_("Has the code been used? yes / no"), ()),
)
_CASH: tuple[_Blank, ...] = (
    (N_("Control or reference number"), (PaymentField.TRANSACTION,)),
    (N_("Name of the receiver, as given"), (PaymentField.BENEFICIARY,)),
    (N_("Country and town; shop or agent"), (PaymentField.PLACE,)),
    (N_("Collected? yes / no / not known"), (PaymentField.COLLECTED,)),
)
_APP: tuple[_Blank, ...] = (
    (N_("Receiver's name or number there"), (PaymentField.BENEFICIARY,)),
    (N_("Number of the payment"), (PaymentField.TRANSACTION,)),
    (N_("Bank account or card behind it"), ()),
)
_TOP_UP: tuple[_Blank, ...] = (
    (N_("Name of the receiver, as given"), (PaymentField.BENEFICIARY,)),
    (N_("Last four digits of the card"), (PaymentField.CARD,)),
    (N_("Shop, and number on the receipt"), (PaymentField.PLACE, PaymentField.RECEIPT)),
    (N_("Number of the payment"), (PaymentField.TRANSACTION,)),
)
_ANY: tuple[_Blank, ...] = (
    (N_("Company it went through"), ()),
    (N_("Name or number of the receiver"), (PaymentField.BENEFICIARY,)),
    (N_("Number of the payment"), (PaymentField.TRANSACTION,)),
)
_ASKED: tuple[_Blank, ...] = (
    (N_("Recall asked for: when, by whom"), (PaymentField.RECALL_AT, PaymentField.RECALL_BY)),
    (N_("Reference they gave"), (PaymentField.RECALL_REFERENCE,)),
)

_BLANKS = {
    "P01": _BANK,
    "P02": _BANK,
    "P03": _BANK,
    "P04": _CARD,
    "P08": _CASH,
    "P09": _CASH,
    "P10": _CHAIN,
    "P11": _CHAIN,
    "P12": _GIFT,
    "P17": _GIFT,
    "P19": _CASH,
    "P20": _TOP_UP,
}
"""What to fill in, by the guidance's name for a way of paying; the others are apps."""

_OWN_BLANKS = {"cash-transfer": _CASH, "payment-app": _APP, "crypto": _CHAIN}


def payment_title(way: Way, words: Words) -> str:
    """Return the sheet's title."""
    # Translators: the title of a sheet for a bank or company; {way} is a way of paying.
    return words.gettext("For the bank or company: {way}").format(
        way=visible(words.gettext(way.name))
    )


def payment_blocks(
    way: Way, case_file: CaseFile, facts: ExportFacts, words: Words
) -> Iterator[Block]:
    """Yield what stands below the title."""
    _ = words.gettext
    has_moved = any(each.status in _MOVED for each in way.payments)
    if has_moved:
        yield Box(title=_("Call first, today"), body=tuple(_call(way, words)))
    yield Fields(
        rows=(
            case_field(case_file, words),
            about_field(words),
            made_field(facts, words),
            version_field(case_file, facts, words),
        )
    )
    yield from _payments(way, case_file, words)
    yield from _accounts(way, case_file, words)
    if has_moved:
        yield from _asking(way, words)
    labels = tuple(_(label) for label in _not_known(way, case_file))
    if labels:
        yield Blanks(title=_("To be filled in, for payment no. ____"), labels=labels)
    yield Prose(texts=tuple(_last_words(way, words, has_moved=has_moved, has_blanks=bool(labels))))


_MOVED = (PaymentStatus.MADE, PaymentStatus.ATTEMPTED)


def _call(way: Way, words: Words) -> Iterator[Text]:
    _ = words.gettext
    yield said(_(way.money.opening))
    for rail in way.money.rails:
        yield said(_(rail.call), tone=Tone.STRONG)
        yield said(_(rail.chance))
        yield from _contacts(rail, words)
    if not way.money.rails:
        yield said(
            _("Call the company it went through, and the bank or card behind it."),
            tone=Tone.STRONG,
        )
    if way.money.minor:
        yield said(_(way.money.minor))


def _contacts(rail: ShownRail, words: Words) -> Iterator[Text]:
    for contact in rail.contacts:
        name = words.gettext(contact.name)
        for n, each in enumerate(ways_to(contact, words)):
            yield Text(text=each, exact=True, lead="" if n else f"{name}:")
        if contact.caution is not None:
            yield said(contact.caution.in_words(words), tone=Tone.QUIET)
        yield said(contact.basis.in_words(words), tone=Tone.QUIET)
    yield said(rail.basis.in_words(words), tone=Tone.QUIET)


def _payments(way: Way, case_file: CaseFile, words: Words) -> Iterator[Block]:
    _ = words.gettext
    yield Subheading(text=_("Payments, as reported"))
    if not way.payments:
        yield Prose(texts=cell(_("Nothing recorded. No demand or payment was entered this way.")))
        return
    yield Table(
        columns=(
            Column(title=_("No."), width_mm=9),
            Column(title=_("Status"), width_mm=21),
            Column(title=_("Amount"), width_mm=29),
            Column(title=_("Where to"), width_mm=50),
            Column(title=_("When"), width_mm=40),
            Column(title=_("Exhibit"), width_mm=19),
        ),
        rows=tuple(_payment_row(each, case_file, words) for each in way.payments),
    )


def _payment_row(payment: Payment, case_file: CaseFile, words: Words) -> tuple[Cell, ...]:
    known = case_file.details.get(payment.number, {})
    to = exact(payment.to) if payment.to.strip() else said(words.gettext("not known"))
    check = receiver_check(case_file, payment)
    return (
        cell(str(payment.number)),
        (said(words.gettext(PAYMENT_WORDS[payment.status]), tone=Tone.STRONG),),
        cell(amount_words(payment, words)),
        (
            to,
            *wrong_digits(check, words),
            *(said(line, tone=Tone.QUIET) for line in detail_lines(known, words)),
        ),
        instant_cell(payment.at_text, words),
        cell(exhibit_label(case_file, payment.item_id, words)),
    )


def _accounts(way: Way, case_file: CaseFile, words: Words) -> Iterator[Block]:
    if not way.accounts:
        return
    _ = words.gettext
    yield Subheading(text=_("Accounts, as reported"))
    yield Prose(
        texts=(
            said(_("Letter by letter, as recorded. Whose account it is, is not known here.")),
            *numbering(words),
        )
    )
    yield Table(
        columns=(
            Column(title=_("Reported as"), width_mm=17),
            Column(title=_("Kind"), width_mm=36),
            Column(title=_("Exact value"), width_mm=92),
            Column(title=_("Exhibit"), width_mm=23),
        ),
        rows=tuple(_account_row(each, case_file, words) for each in way.accounts),
    )


def _account_row(account: Account, case_file: CaseFile, words: Words) -> tuple[Cell, ...]:
    identifier = account.identifier
    kind = cell(account_words(account, words))
    if identifier is None:
        where = exhibit_label(case_file, account.payments[0].item_id, words)
        check = receiver_check(case_file, account.payments[0])
        value = (exact(account.value), *wrong_digits(check, words))
        return (cell("–"), kind, value, cell(where))
    return (
        cell(identifier.subject or "–"),
        kind,
        # The person's own remark is not for the company.
        (
            *value_cell(replace(identifier, note=""), words),
            *wrong_digits(identifier.validity, words),
        ),
        cell(exhibit_label(case_file, identifier.item_id, words)),
    )


def _asking(way: Way, words: Words) -> Iterator[Block]:
    _ = words.gettext
    yield Subheading(text=_("What to say, and to ask for"))
    yield Prose(texts=cell(_(way.money.script)))
    yield Bullets(items=tuple(said(_(ask)) for ask in way.money.asks))
    notes = [note for rail in way.money.rails for note in rail.note]
    if notes:
        yield Prose(texts=cell(_("Have this at hand, if you can:")))
        yield Bullets(items=tuple(said(_(note)) for note in notes))


def _not_known(way: Way, case_file: CaseFile) -> Iterator[str]:
    """Yield the lines to fill in: what is known of every payment of this way stands above."""
    known = [case_file.details.get(payment.number, {}) for payment in way.payments]
    for label, fields in (*_blanks_of(way), *_ASKED):
        is_known = known and fields and all(each.get(field) for each in known for field in fields)
        if not is_known:
            yield label


def _blanks_of(way: Way) -> tuple[_Blank, ...]:
    if way.money.rails:
        return _BLANKS.get(way.money.rails[0].id, _APP)
    return _OWN_BLANKS.get(way.methods[0], _ANY)


def _last_words(way: Way, words: Words, *, has_moved: bool, has_blanks: bool) -> Iterator[Text]:
    _ = words.gettext
    if has_moved:
        yield said(_("Please keep the receipt, the card and every message about it."))
    if has_blanks:
        yield said(_("An empty line is fine. Take one copy of this page for each payment."))
    yield said(_(way.money.recovery_warning))
