"""The verbs about what the person knows: paste, payment, event, statement, removal."""

import sys
from pathlib import Path

import click

from evidence_kit.casework import facts, pasting
from evidence_kit.cli.asking import confirm
from evidence_kit.cli.case_lines import identifier_words, payment_words
from evidence_kit.cli.case_verbs import JSON, VAULT
from evidence_kit.cli.evidence_verbs import DEVICE_HELP, say_if_words_were_lost
from evidence_kit.cli.fact_options import (
    EXHIBIT,
    NOTE,
    PLATFORM,
    SUBJECT,
    item_id_of,
    say_if_hidden,
    say_look,
)
from evidence_kit.cli.opening import open_case
from evidence_kit.cli.output import emit, emit_document, say, words
from evidence_kit.cli.paste_choices import (
    ASKED,
    LEAVE_OUT,
    PAID,
    READ_AS,
    Choices,
    choices_of,
)
from evidence_kit.cli.paste_documents import paste_document
from evidence_kit.cli.secrets_in import (
    STANDARD_INPUT,
    passphrase_option,
    read_pin,
    require_one_reader,
)
from evidence_kit.clock import SystemClock
from evidence_kit.errors import SourceMissingError, SourceUnreadableError
from evidence_kit.found_groups import FOUND_GROUP_WORDS, FoundGroup, group_of, group_of_passage
from evidence_kit.i18n import N_
from evidence_kit.intake.importing import Answers
from evidence_kit.model import (
    Identifier,
    IdentifierKind,
    Payment,
    PaymentStatus,
    Provenance,
    Route,
    Spoken,
    Validity,
)
from evidence_kit.recognising.findings import (
    PassageKind,
    Recognised,
    RecognisedAmount,
    Recognition,
)
from evidence_kit.report.vocabulary import IDENTIFIER_WORDS
from evidence_kit.store import Fact
from evidence_kit.tellings import as_sentences
from evidence_kit.visible import visible

_END_OF_INPUT_KEYS = "Ctrl-Z, Enter" if sys.platform == "win32" else "Ctrl-D"

_TERMINAL_LINE_BYTES = 1023 if sys.platform == "darwin" else 4095
"""What a terminal hands over of one typed line; the rest is dropped without a word."""

_VALIDITY_WORDS = {
    Validity.VALID: N_("check digits right"),
    Validity.INVALID: N_("check digits wrong"),
    Validity.NO_CHECK_DIGITS: N_("has no check digits"),
}

_PASSAGE_WORDS = {
    PassageKind.THREAT: N_("A threat"),
    PassageKind.DEMAND: N_("A demand"),
    PassageKind.DEADLINE: N_("A deadline"),
}

_SPOKEN_WORDS = {
    Spoken.ASKED: N_("asked for"),
    Spoken.PAID: N_("paid"),
    Spoken.CANNOT_TELL: N_("asked for or paid"),
}


@click.command()
@VAULT
@click.argument("text", metavar="[TEXT|-]", default=STANDARD_INPUT)
@click.option("--device", default="", metavar="TEXT", help=DEVICE_HELP)
@click.option("--app", default="", metavar="TEXT", help="The app or place it was copied from.")
@click.option("--how", default="", metavar="TEXT", help="How it was obtained.")
@click.option("--who", default="", metavar="TEXT", help="Who obtained it, if somebody else did.")
@click.option("--yes", is_flag=True, help="Keep what was found, and of the sums what is sure.")
@READ_AS
@LEAVE_OUT
@ASKED
@PAID
@SUBJECT
@JSON
@passphrase_option
def paste(
    *,
    vault_path: Path,
    text: str,
    device: str,
    app: str,
    how: str,
    who: str,
    yes: bool,
    readings: tuple[tuple[str, str], ...],
    left_out: tuple[str, ...],
    asked: tuple[str, ...],
    paid: tuple[str, ...],
    subject: str,
    as_json: bool,
    passphrase_file: str | None,
) -> None:
    """Recognise identifiers, payments and links in a text; keep text and findings after a yes."""
    require_one_reader(text, passphrase_file)
    provenance = Provenance(device=device, app=app, how=how, who=who)
    with open_case(vault_path, passphrase_file) as vault:
        # After the passphrase: a mistyped one must not cost somebody the text they pasted.
        received = _standard_input() if text == STANDARD_INPUT else text
        found = pasting.look_at(vault, received)
        choices = choices_of(found, readings, left_out, words(), asked=asked, paid=paid)
        read = pasting.as_read(vault, choices.chosen, choices.corrections)
        if as_json and not yes:
            emit_document(paste_document(read, None, choices.unsaid))
            return
        _show(choices, read)
        if not (yes or confirm(N_("Keep the text and what was found in it?"), default=True)):
            say(N_("Nothing was kept."))
            return
        answers = Answers(route=Route.PASTE, provenance=provenance)
        pasted = pasting.keep(
            vault,
            received,
            choices.chosen,
            answers,
            subject=subject,
            corrections=choices.corrections,
        )
    label = pasted.text.item.label
    if as_json:
        emit_document(paste_document(read, label, choices.unsaid))
        return
    emit(f"saved {label} {pasted.text.item.sha256} {pasted.text.item.original_name}")
    say_if_words_were_lost(pasted.text, provenance)
    for fact in pasted.facts:
        emit_kept(fact)
    if pasted.known:
        say(
            N_("{count} of them were known already and were not recorded again."),
            count=pasted.known,
        )


@click.command()
@VAULT
@click.option("--kind", required=True, type=click.Choice([kind.value for kind in IdentifierKind]))
@click.option("--value", required=True, metavar="X", help="Exactly as written or remembered.")
@PLATFORM
@SUBJECT
@EXHIBIT
@NOTE
@passphrase_option
def identifier(
    *,
    vault_path: Path,
    kind: str,
    value: str,
    platform: str,
    subject: str,
    exhibit: str,
    note: str,
    passphrase_file: str | None,
) -> None:
    """Record a name, number, address or link by which an account can be found."""
    with open_case(vault_path, passphrase_file) as vault:
        say_look(facts.look_at_value(IdentifierKind(kind), value, vault.case.country))
        fact = facts.record_identifier(
            vault,
            kind=IdentifierKind(kind),
            value=value,
            platform=platform,
            subject=subject,
            item_id=item_id_of(vault, exhibit),
            note=note,
        )
    emit_kept(fact)


@click.command()
@VAULT
@click.option("--method", required=True, metavar="M", help="bank, card, bitcoin, gift-card …")
@click.option("--amount", required=True, metavar="A", help="500 or 49.90; “” when not known.")
@click.option("--currency", required=True, metavar="C", help="EUR, GBP, BTC …; “” when not known.")
@click.option("--to", default="", metavar="X", help="The account or address.")
@click.option("--at", default="", metavar="TIME", help="When, in any form.")
@click.option(
    "--status",
    type=click.Choice([status.value for status in PaymentStatus]),
    default=PaymentStatus.DEMANDED.value,
)
@EXHIBIT
@NOTE
@passphrase_option
def payment(
    *,
    vault_path: Path,
    method: str,
    amount: str,
    currency: str,
    to: str,
    at: str,
    status: str,
    exhibit: str,
    note: str,
    passphrase_file: str | None,
) -> None:
    """Record money that was demanded, attempted, made or refunded."""
    with open_case(vault_path, passphrase_file) as vault:
        say_look(facts.look_at_receiver(method, to, vault.case.country))
        fact = facts.record_payment(
            vault,
            facts.PaymentSaid(
                status=PaymentStatus(status),
                method=method,
                amount=amount,
                currency=currency,
                to=to,
                at_text=at,
                item_id=item_id_of(vault, exhibit),
                note=note,
            ),
        )
    emit_kept(fact)


@click.command()
@VAULT
@click.option("--at", required=True, metavar="TIME", help="2026-11-18T23:11+00:00, or any words.")
@click.argument("text", metavar="TEXT")
@click.option("--until", default="", metavar="TIME", help="Until when it went on, in any form.")
@click.option(
    "--by",
    "actor",
    default="",
    metavar="WHO",
    help="Who did it: me, them, someone-else, dont-know; or S1, S2 …",
)
@EXHIBIT
@passphrase_option
def event(
    *,
    vault_path: Path,
    at: str,
    text: str,
    until: str,
    actor: str,
    exhibit: str,
    passphrase_file: str | None,
) -> None:
    """Record something that happened, for the timeline."""
    with open_case(vault_path, passphrase_file) as vault:
        say_if_hidden(text)
        fact = facts.record_event(
            vault,
            at_text=at,
            text=text,
            item_id=item_id_of(vault, exhibit),
            until_text=until,
            actor=actor,
        )
    emit_kept(fact)


@click.command()
@VAULT
@click.option(
    "--facts",
    "facts_file",
    metavar="FILE|-",
    help="What happened. It goes to the police and may be read by the other side: leave out your "
    "address and telephone number.",
)
@click.option("--feelings", "feelings_file", metavar="FILE|-", help="How it is; stays here.")
@passphrase_option
def statement(
    *,
    vault_path: Path,
    facts_file: str | None,
    feelings_file: str | None,
    passphrase_file: str | None,
) -> None:
    """Keep the person's own words: facts and feelings apart, each may be left out."""
    require_one_reader(facts_file, feelings_file, passphrase_file)
    with open_case(vault_path, passphrase_file) as vault:
        happened = None if facts_file is None else _read_words(facts_file)
        feelings = None if feelings_file is None else _read_words(feelings_file)
        written = facts.write_statement(vault, SystemClock(), facts=happened, feelings=feelings)
    emit(f"kept statement {len(written.facts)} {len(written.feelings)}")


@click.command()
@VAULT
@click.option("--service", required=True, metavar="S", help="StopNCII, Take It Down …")
@click.option("--case-number", default="", metavar="N")
@click.option("--ask-pin", is_flag=True, help="Ask for the PIN; it is never shown or exported.")
@click.option(
    "--pin-file",
    metavar="FILE",
    help="Read the PIN from FILE; “-” is standard input. It is never an argument.",
)
@click.option("--status", default="", metavar="TEXT", help="requested, confirmed, removed …")
@click.option("--asked", default="", metavar="TIME", help="When it was asked for, in any form.")
@click.option("--answered", default="", metavar="TIME", help="When the service answered.")
@click.option(
    "--in-report", is_flag=True, help="Print service and case number in the police report."
)
@passphrase_option
def removal(
    *,
    vault_path: Path,
    service: str,
    case_number: str,
    ask_pin: bool,
    pin_file: str | None,
    status: str,
    asked: str,
    answered: str,
    in_report: bool,
    passphrase_file: str | None,
) -> None:
    """Record a request to take images down; the service cannot give its number again."""
    require_one_reader(pin_file, passphrase_file)
    with open_case(vault_path, passphrase_file) as vault:
        pin = read_pin(pin_file, ask=ask_pin)
        fact = facts.record_removal(
            vault,
            service=service,
            case_number=case_number,
            pin=pin,
            status=status,
            asked=asked,
            answered=answered,
        )
        if in_report:
            facts.put_removal_in_report(vault, fact.number, is_wanted=True)
    emit_kept(fact)


def emit_kept(fact: Fact) -> None:
    """Print one line for a fact that was recorded: its name, and what it is in words."""
    match fact:
        case Identifier():
            what, value = identifier_words(fact, words())
        case Payment():
            what, value = payment_words(fact, words())
        case _:
            what, value = map(visible, pasting.describe(fact))
    name = f"{type(fact).__name__.lower()}/{fact.number}"
    parts = (f"kept {name}", what, value)
    emit("  ".join(part for part in parts if part))


def _show(choices: Choices, read: Recognition) -> None:
    """Say what was found, group by group, and which sums are not kept."""
    found = choices.chosen
    sentences = as_sentences(found.passages)
    for group in FoundGroup:
        identifiers = [
            (written, each)
            for written, each in zip(found.identifiers, read.identifiers, strict=True)
            if group_of(written.kind) is group
        ]
        amounts = found.amounts if group_of(None) is group else ()
        passages = [each for each in sentences if group_of_passage(each.kind) is group]
        unsaid = choices.unsaid if group_of(None) is group else ()
        if not (identifiers or amounts or unsaid or passages):
            continue
        say(FOUND_GROUP_WORDS[group])
        for written, each in identifiers:
            _show_identifier(written, each)
        for amount in amounts:
            _show_amount(amount, N_("  {status}: {amount} {currency}"))
        for amount in unsaid:
            _show_amount(amount, N_("  not kept yet, {status}: {amount} {currency}"))
        for passage in passages:
            said = words().gettext(_PASSAGE_WORDS[passage.kind])
            say("  {kind}: {value}", kind=said, value=passage.value)
    if choices.unsaid:
        say(N_("Was it asked for, or paid? Say --asked or --paid with the sum as it stands there."))
    if not (found.identifiers or found.amounts or choices.unsaid or found.passages):
        say(N_("No account, address or amount was recognised in this text."))


def _show_amount(amount: RecognisedAmount, line: str) -> None:
    status = words().gettext(_SPOKEN_WORDS[amount.spoken])
    currency = amount.currency or words().gettext(N_("(currency not known)"))
    say(line, status=status, amount=amount.amount, currency=currency)


def _show_identifier(written: Recognised, read: Recognised) -> None:
    say(
        "  {kind}: {value} ({validity})",
        kind=words().gettext(IDENTIFIER_WORDS[read.kind]),
        value=read.value,
        validity=words().gettext(_VALIDITY_WORDS[read.validity]),
    )
    if read.normalised != written.normalised:
        say(N_("    read as you said: {reading}"), reading=read.normalised)
    elif pasting.is_offered(read):
        say(
            N_("    corrected: some signs were read as those they look like: {reading}"),
            reading=read.normalised,
        )


def _standard_input() -> str:
    is_typed = sys.stdin.isatty()
    if is_typed:
        say(N_("Type or paste the text, then press Enter and {keys}."), keys=_END_OF_INPUT_KEYS)
    data = sys.stdin.buffer.read()
    if is_typed and any(len(line) >= _TERMINAL_LINE_BYTES for line in data.splitlines()):
        say(
            N_(
                "A line is as long as a terminal can take, so its end may be missing. Save the "
                "text as a file instead and use “paste … - < FILE”, or “add”."
            )
        )
    return data.decode("utf-8", "surrogateescape")


def _read_words(name: str) -> str:
    if name == STANDARD_INPUT:
        return _standard_input()
    path = Path(name)
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError as problem:
        raise SourceMissingError(name=path.name) from problem
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise SourceUnreadableError(name=path.name, reason=reason) from problem
