"""The tables of a package: what an officer sorts, filters and copies from.

The rules are:

* Identifiers and payment targets stand twice: exactly, and with hidden characters as tokens such as
  ``⟦U+202E⟧``, so that two accounts that look alike are seen to differ.
* A receiver of payments that was not recorded as an identifier stands among the identifiers all the
  same, without a number, so that nobody who reads that table alone misses where the money went.
* Offsets are written ``UTC+01:00``, instants in UTC. No contact data, no feelings, no PIN.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from evidence_kit.clock import offset_text, utc_text
from evidence_kit.handover.editions import Beside, Kind
from evidence_kit.handover.selection import (
    LEFT_OUT_WORDS,
    NEVER_TAKEN_IN,
    Exhibit,
    LeftOutReason,
    left_out_reason,
    select,
)
from evidence_kit.handover.spreadsheet import INDEX_FOLDER, write_table
from evidence_kit.hashing import Digests
from evidence_kit.model import (
    Action,
    CaseFile,
    Item,
    ItemId,
    Payment,
    Sighting,
)
from evidence_kit.paying import as_one_way
from evidence_kit.questions import Remark, remark_on
from evidence_kit.rails import PaymentField
from evidence_kit.report.numbers import receiver_check
from evidence_kit.report.preserving import Account, accounts
from evidence_kit.report.remarks import label_kept_as
from evidence_kit.visible import visible

EXHIBITS_NAME = INDEX_FOLDER + "exhibits.csv"
IDENTIFIERS_NAME = INDEX_FOLDER + "identifiers.csv"
PAYMENTS_NAME = INDEX_FOLDER + "payments.csv"
THREATS_NAME = INDEX_FOLDER + "threats.csv"
VOLUMES_NAME = INDEX_FOLDER + "volumes.csv"

_EXHIBITS_COLUMNS = (
    "exhibit",
    "file",
    "original_name",
    "size_bytes",
    "sha256",
    "sha1",
    "md5",
    "media_type",
    "type_match",
    "modified_utc",
    "imported_utc",
    "local_offset",
    "device",
    "how_obtained",
    "obtained_by",
    "shows",
    "status",
    "note",
)
_OF_IDENTIFIERS = tuple(each for each in Remark if each.value.startswith("identifier/"))
_IDENTIFIERS_COLUMNS = (
    "number",
    "account_as_reported",
    "kind",
    "platform",
    "value",
    "value_visible",
    "normalised",
    "check_digits",
    "exhibit",
    "recorded_utc",
    "note",
    "payments",
    "first_seen",
    "last_seen",
    "known_from",
    "still_there",
    "account_first_recorded",
    *(remark.value.partition("/")[2].replace("-", "_") for remark in _OF_IDENTIFIERS),
)
_PAYMENTS_COLUMNS = (
    "number",
    "status",
    "method",
    "amount",
    "currency",
    "to",
    "to_visible",
    "when_as_told",
    "exhibit",
    "recorded_utc",
    "note",
    *(field.value.replace("-", "_") for field in PaymentField),
    "check_digits",
    "corrected_utc",
    "amount_as_text",
)
_THREATS_COLUMNS = (
    "number",
    "account_as_reported",
    "platform",
    "what_was_threatened",
    "to_whom",
    "wanted",
    "when_as_told",
    "deadline_as_told",
    "exhibit",
    "recorded_utc",
    "note",
    "language",
)
_VOLUMES_COLUMNS = ("name", "what", "locked", "exhibits", "hand_over_code")
_VOLUME_NOTES = {
    Kind.ORDINARY: "exhibits and tables",
    Kind.CONFIDENTIAL: "contact sheet, for the officer who deals with the case",
    Kind.SENSITIVE: "exhibits that the person marked as intimate",
}

_RECEIVER_KIND = "payment-receiver"
"""What stands as the kind of an account that is known from payments alone."""

_NOTHING_SAID = ("", "", "", "")
"""Stands where nobody said when an account was seen."""


def exhibits_csv(
    case_file: CaseFile,
    digests: Mapping[ItemId, Digests],
    elsewhere: Mapping[ItemId, str] | None = None,
) -> bytes:
    """Write one row for every item, also for those that are named but not included.

    Args:
        case_file: The case.
        digests: The digests of all exhibits, also of those in another part.
        elsewhere: Items that are not in this very bag, and where they are instead.
    """
    notes = elsewhere or {}
    files = {exhibit.item.id: exhibit.file for exhibit in select(case_file).exhibits}
    rows = []
    for item in case_file.items:
        reason = left_out_reason(case_file, item)
        note = notes.get(item.id, "")
        if reason is None:
            file = "" if note else files[item.id]
            rows.append(_held_row(case_file, item, file, digests[item.id], note))
        else:
            rows.append(_left_out_row(case_file, item, reason, note))
    return write_table(_EXHIBITS_COLUMNS, rows)


def sensitive_csv(
    case_file: CaseFile, exhibits: tuple[Exhibit, ...], digests: Mapping[ItemId, Digests]
) -> bytes:
    """Write one row for every intimate exhibit of the locked volume, and nothing of the others."""
    return write_table(
        _EXHIBITS_COLUMNS,
        [_held_row(case_file, each.item, each.file, digests[each.item.id]) for each in exhibits],
    )


def volumes_csv(beside: tuple[Beside, ...]) -> bytes:
    """Write what else was made with a bag: names, exhibit numbers and codes, no contents."""
    return write_table(
        _VOLUMES_COLUMNS,
        (
            (
                each.name,
                _VOLUME_NOTES[each.kind],
                "yes" if each.is_locked else "no",
                "; ".join(each.labels),
                each.code or "",
            )
            for each in beside
        ),
    )


def identifiers_csv(case_file: CaseFile) -> bytes:
    """Write the accounts, numbers, addresses and links, and where money went, as reported."""
    return write_table(
        _IDENTIFIERS_COLUMNS, (_account_row(case_file, each) for each in accounts(case_file))
    )


def payments_csv(case_file: CaseFile) -> bytes:
    """Write the money that was demanded or moved, as reported."""
    return write_table(
        _PAYMENTS_COLUMNS,
        (
            (
                str(each.number),
                each.status.value,
                as_one_way(each.method),
                each.amount,
                each.currency,
                each.to,
                visible(each.to),
                each.at_text,
                case_file.label_of(each.item_id),
                utc_text(each.recorded_at),
                each.note,
                *_details(case_file.details.get(each.number, {})),
                _check_digits(each, case_file),
                _corrected(case_file, each.number),
                _amount_as_text(each),
            )
            for each in case_file.payments
        ),
        numbers=frozenset({"amount"}),
    )


def threats_csv(case_file: CaseFile) -> bytes:
    """Write what was threatened, word for word, as reported."""
    return write_table(
        _THREATS_COLUMNS,
        (
            (
                str(each.number),
                each.subject,
                each.platform,
                each.text,
                each.audience,
                each.demand.value,
                each.at_text,
                each.deadline_text,
                case_file.label_of(each.item_id),
                utc_text(each.recorded_at),
                each.note,
                *_remarks(case_file, each.number, Remark.THREAT_LANGUAGE),
            )
            for each in case_file.threats
        ),
    )


def _account_row(case_file: CaseFile, account: Account) -> tuple[str, ...]:
    payments = "; ".join(f"{each.number} {each.status.value}" for each in account.payments)
    identifier = account.identifier
    if identifier is None:
        first = account.payments[0]
        return (
            "",
            "",
            _RECEIVER_KIND,
            "",
            account.value,
            visible(account.value),
            "",
            _check_digits(first, case_file),
            case_file.label_of(first.item_id),
            utc_text(first.recorded_at),
            "",
            payments,
            *_NOTHING_SAID,
            "",
            *("" for _remark in _OF_IDENTIFIERS),
        )
    return (
        str(identifier.number),
        identifier.subject,
        identifier.kind.value,
        identifier.platform,
        identifier.value,
        visible(identifier.value),
        identifier.normalised,
        identifier.validity.value,
        case_file.label_of(identifier.item_id),
        utc_text(identifier.recorded_at),
        identifier.note,
        payments,
        *_seen(case_file.sightings.get(identifier.number)),
        case_file.recorded_subjects.get(identifier.number, ""),
        *_of_identifier(case_file, identifier.number),
    )


def _of_identifier(case_file: CaseFile, number: int) -> Iterator[str]:
    """Yield what more is said of an identifier; an exhibit stands there by its label."""
    for remark, said in zip(
        _OF_IDENTIFIERS, _remarks(case_file, number, *_OF_IDENTIFIERS), strict=True
    ):
        is_exhibit = remark is Remark.LINK_KEPT_AS
        yield label_kept_as(case_file, ItemId(said)) if is_exhibit and said else said


def _remarks(case_file: CaseFile, number: int, *remarks: Remark) -> tuple[str, ...]:
    return tuple(case_file.answers.get(remark_on(number, remark), "") for remark in remarks)


def _details(known: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(known.get(field.value, "") for field in PaymentField)


def _amount_as_text(payment: Payment) -> str:
    """Return an amount that no spreadsheet reads as a day: "12.05 EUR"."""
    if not payment.amount:
        return ""
    return f"{payment.amount} {payment.currency or '(currency not known)'}"


def _check_digits(payment: Payment, case_file: CaseFile) -> str:
    """Say what the check digits of a receiver tell; "" where it is none that has any."""
    check = receiver_check(case_file, payment)
    return "" if check is None else check.value


def _corrected(case_file: CaseFile, number: int) -> str:
    """Say when a payment was last set right; "" where it stands as it was recorded."""
    done = case_file.corrections.get(number, ())
    start = f"detail/{number}/corrected-{done[-1].nth}-" if done else ""
    when = [entry.at for entry in case_file.ledger if start and entry.object.startswith(start)]
    return utc_text(when[-1]) if when else ""


def _seen(said: Sighting | None) -> tuple[str, ...]:
    if said is None:
        return _NOTHING_SAID
    return (said.first_seen_text, said.last_seen_text, said.how_known, said.activity.value)


def _held_row(
    case_file: CaseFile, item: Item, file: str, digests: Digests, note: str = ""
) -> tuple[str, ...]:
    return (
        item.label,
        file,
        item.original_name,
        str(item.size_bytes),
        digests.sha256,
        digests.sha1,
        digests.md5,
        item.media_type,
        item.type_match.value,
        _instant(item.times.modified_at),
        utc_text(item.imported_at),
        offset_text(item.imported_offset_minutes),
        item.provenance.device,
        item.provenance.how,
        item.provenance.who,
        item.provenance.shows,
        item.status.value,
        ". ".join(filter(None, (note, _covered_copy(case_file, item), _place(item)))),
    )


def _covered_copy(case_file: CaseFile, item: Item) -> str:
    """Say of which exhibit it is the covered copy; "" for what is an exhibit itself."""
    original = case_file.covered_from.get(item.id)
    if original is None:
        return ""
    return (
        f"covered copy of exhibit {original.label}; the exhibit, SHA-256 {original.sha256}, added "
        f"{utc_text(original.imported_at)}, stays in the vault"
    )


def _left_out_row(
    case_file: CaseFile, item: Item, reason: LeftOutReason, note: str
) -> tuple[str, ...]:
    """Name what stays behind: a description in words whole, anything else as its number.

    An intimate item keeps its digest, so that it can be recognised when the police ask for it.
    """
    described = reason in NEVER_TAKEN_IN
    is_file = reason is LeftOutReason.FILE_NOT_HELD
    digest = item.sha256 if reason is LeftOutReason.INTIMATE else None
    notes = (
        note or LEFT_OUT_WORDS[reason],
        _place(item) if described else "",
        _withdrawal(case_file, item) if reason is LeftOutReason.WITHDRAWN else "",
    )
    return (
        item.label,
        "",
        item.original_name if described else "",
        str(item.size_bytes) if is_file else "",
        digest or "",
        "",
        "",
        item.media_type if is_file else "",
        item.type_match.value if is_file else "",
        _instant(item.times.modified_at) if is_file else "",
        utc_text(item.imported_at),
        offset_text(item.imported_offset_minutes),
        item.provenance.device if described else "",
        item.provenance.how if described else "",
        item.provenance.who if described else "",
        item.provenance.shows if described else "",
        item.status.value,
        ". ".join(filter(None, notes)),
    )


def _withdrawal(case_file: CaseFile, item: Item) -> str:
    """Say when and why; the custody entry itself stays closed, because it names the digest."""
    entries = (
        entry
        for entry in case_file.ledger
        if entry.action is Action.ITEM_WITHDRAWN and entry.object == f"item/{item.id}"
    )
    when = "; ".join(
        f"withdrawn {utc_text(entry.at)} (custody entry {entry.n})" for entry in entries
    )
    return ": ".join(filter(None, (when, item.withdrawn_why)))


def _place(item: Item) -> str:
    parts = (
        ("seen in", item.provenance.app),
        ("time as shown or remembered", item.provenance.seen_at_text),
    )
    return "; ".join(f"{name}: {value}" for name, value in parts if value)


def _instant(at: datetime | None) -> str:
    return "" if at is None else utc_text(at)
