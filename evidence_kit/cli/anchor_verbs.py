"""The verbs about what pins the custody record outside the computer: anchor."""

import sys
from pathlib import Path

import click

from evidence_kit.casework.anchor_check import (
    ANCHOR_WORDS,
    KIND_WORDS,
    AnchorsChecked,
    CheckedAnchor,
    check_anchors,
)
from evidence_kit.casework.anchors import (
    anchor_message,
    get_reply,
    keep_message,
    prepare_stamp,
    say_with_whom,
    stamp_head,
    withdraw_anchor,
    write_anchor_page,
)
from evidence_kit.cli.anchor_documents import anchors_document
from evidence_kit.cli.answers import language_spoken, pinned_sentence
from evidence_kit.cli.asking import confirm
from evidence_kit.cli.case_verbs import JSON, VAULT
from evidence_kit.cli.help_words import Verbs
from evidence_kit.cli.opening import open_case
from evidence_kit.cli.output import (
    emit,
    emit_document,
    say,
    say_what_leaves,
    usage_problem,
    words,
    working,
)
from evidence_kit.cli.secrets_in import passphrase_option, require_one_reader
from evidence_kit.clock import SystemClock, utc_text
from evidence_kit.errors import SourceMissingError, SourceUnreadableError
from evidence_kit.files import write_whole
from evidence_kit.finding_words import said_detail
from evidence_kit.heads import read_head
from evidence_kit.i18n import N_
from evidence_kit.timestamping.asking import authority_at
from evidence_kit.timestamping.replies import LARGEST_REPLY_BYTES
from evidence_kit.visible import visible

_LANGUAGE = click.option("--language", default="en", metavar="L", help="Of it: en, it or sl.")
_NUMBER = click.argument("number", metavar="N", type=int)
_OUT = click.Path(path_type=Path)
_LONGEST_TEXT_BYTES = 1 << 20
"""A long mail with everything it quotes."""


@click.group(cls=Verbs)
def anchor() -> None:
    """Pin the custody record outside: on paper, in a message, by a time stamp.

    Whoever has an anchor can show later that nothing recorded before was removed or written anew.
    """


@anchor.command()
@VAULT
@click.option("-o", "--out", "out_path", required=True, metavar="FILE.pdf", type=_OUT)
@click.option("--with", "with_whom", default="", metavar="WHOM", help="Who signs or keeps it.")
@_LANGUAGE
@passphrase_option
def paper(
    *, vault_path: Path, out_path: Path, with_whom: str, language: str, passphrase_file: str | None
) -> None:
    """Write a page to print and sign with a witness; it needs no network."""
    language = language_spoken(language)
    with open_case(vault_path, passphrase_file) as vault:
        made = write_anchor_page(
            vault, out_path, clock=SystemClock(), language=language, with_whom=with_whom
        )
    emit(f"anchor {made.number} entry {made.n} {made.chain}")
    say(N_("Print it, sign it together with a witness, and let the witness keep it."))


@anchor.command()
@VAULT
@click.option(
    "--to", "with_whom", required=True, metavar="WHOM", help="Who gets the message from you."
)
@_LANGUAGE
@passphrase_option
def message(
    *, vault_path: Path, with_whom: str, language: str, passphrase_file: str | None
) -> None:
    """Print a text for an e-mail to the police; you send it, this program never does."""
    language = language_spoken(language)
    with open_case(vault_path, passphrase_file) as vault:
        made = anchor_message(vault, clock=SystemClock(), language=language)
        keep_message(vault, made.head.n, with_whom)
    for line in made.text.splitlines():
        emit(line)
    say(N_("Copy it into your message as it is. If you do not send it, take the anchor back."))


@anchor.command()
@VAULT
@click.option("--url", "address", required=True, metavar="URL", help="Of the authority you choose.")
@click.option("--yes", is_flag=True, help="Send what is shown without asking.")
@passphrase_option
def timestamp(*, vault_path: Path, address: str, yes: bool, passphrase_file: str | None) -> None:
    """Ask one time-stamping authority (RFC 3161) to stamp the record's end."""
    authority = authority_at(address)
    with (
        open_case(vault_path, passphrase_file) as vault,
        working() as (_, cancel),
    ):
        prepared = prepare_stamp(vault)
        say_what_leaves(authority, prepared.request)
        if not yes and not confirm(N_("Send it now?"), default=False):
            say(N_("Nothing was sent."))
            return
        kept = stamp_head(vault, authority, prepared, cancel=cancel)
    emit(f"anchor {kept.anchor.number} entry {kept.anchor.n} {kept.anchor.chain}")
    say(
        N_("Stamped at {time} by “{authority}”. Its certificate: {certificate}"),
        time=utc_text(kept.stamp.stamped_at),
        authority=kept.stamp.authority,
        certificate=kept.stamp.certificate_sha256,
    )
    say(N_("Anybody can call themselves an authority: compare the certificate with its own page."))


@anchor.command("list")
@VAULT
@JSON
@passphrase_option
def list_anchors(*, vault_path: Path, as_json: bool, passphrase_file: str | None) -> None:
    """Show every anchor, and up to which entry the record is pinned."""
    with open_case(vault_path, passphrase_file) as vault:
        checked = check_anchors(vault)
    _show(checked, as_json=as_json)


@anchor.command()
@VAULT
@click.option("--text", "text_file", metavar="FILE|-", help="Typed digits, a QR text, a message.")
@click.option("--reply", "reply_path", metavar="FILE.tsr", type=_OUT, help="A time stamp.")
@JSON
@passphrase_option
def check(
    *,
    vault_path: Path,
    text_file: str | None,
    reply_path: Path | None,
    as_json: bool,
    passphrase_file: str | None,
) -> None:
    """Compare the vault with its anchors, and with one from outside.

    Exit status 1 when this is not the record that was pinned.
    """
    if text_file is not None and reply_path is not None:
        raise usage_problem(N_("--text and --reply: give one of them at a time"))
    require_one_reader(text_file, passphrase_file)
    said = None if text_file is None else read_head(_text_of(text_file))
    reply = None if reply_path is None else _read(reply_path, LARGEST_REPLY_BYTES + 1)
    with open_case(vault_path, passphrase_file) as vault:
        checked = check_anchors(vault, said=said, reply=reply)
    _show(checked, as_json=as_json)
    if checked.is_bad:
        say(
            N_(
                "This is not the record that was pinned. Keep this vault as it is, and look for a "
                "newer copy."
            )
        )
        raise SystemExit(1)


@anchor.command()
@VAULT
@_NUMBER
@click.option("-o", "--out", "out_path", required=True, metavar="FILE.tsr", type=_OUT)
@passphrase_option
def reply(*, vault_path: Path, number: int, out_path: Path, passphrase_file: str | None) -> None:
    """Write a time stamp's reply as a file, so that other programs can check it."""
    with open_case(vault_path, passphrase_file) as vault:
        found, data = get_reply(vault, number)
    write_whole(out_path, data)
    emit(f"reply {out_path}")
    say(
        N_("Check it: openssl ts -verify -digest {chain} -in {path} -CAfile AUTHORITY.pem"),
        chain=found.chain,
        path=str(out_path),
    )


@anchor.command()
@VAULT
@_NUMBER
@click.argument("with_whom", metavar="WHOM")
@passphrase_option
def witness(*, vault_path: Path, number: int, with_whom: str, passphrase_file: str | None) -> None:
    """Say who has an anchor, such as the witness who signed the page later."""
    with open_case(vault_path, passphrase_file) as vault:
        say_with_whom(vault, number, with_whom)
    emit(f"changed anchor/{number}")


@anchor.command()
@VAULT
@_NUMBER
@click.option("--why", required=True, metavar="TEXT", help="Stays in the record.")
@passphrase_option
def withdraw(*, vault_path: Path, number: int, why: str, passphrase_file: str | None) -> None:
    """Take back an anchor that came to nothing: a page never printed, a message never sent."""
    with open_case(vault_path, passphrase_file) as vault:
        withdraw_anchor(vault, number, why)
    emit(f"withdrawn anchor/{number}")


def _show(checked: AnchorsChecked, *, as_json: bool) -> None:
    if as_json:
        emit_document(anchors_document(checked))
        return
    for each in checked.recorded:
        emit(_line(each))
    if checked.outside is not None:
        emit(_line(checked.outside))
    click.echo(pinned_sentence(checked), err=True)
    if checked.restored_at is not None:
        say(N_("This vault was restored from a backup on {at}."), at=utc_text(checked.restored_at))


def _line(each: CheckedAnchor) -> str:
    speak = words().gettext
    name = speak(N_("from outside")) if each.number is None else f"anchor/{each.number}"
    kind = "" if each.kind is None else speak(KIND_WORDS[each.kind])
    entry = "–" if each.n is None else str(each.n)
    since = "" if each.since is None else utc_text(each.since)
    verdict = speak(ANCHOR_WORDS[each.verdict])
    parts = (name, kind, entry, since, visible(each.with_whom), verdict)
    reason = said_detail(each.reason, words())
    return "  ".join(part for part in (*parts, reason) if part)


def _text_of(name: str) -> str:
    data = (
        sys.stdin.buffer.read(_LONGEST_TEXT_BYTES)
        if name == "-"
        else _read(Path(name), _LONGEST_TEXT_BYTES)
    )
    return data.decode("utf-8", "replace")


def _read(path: Path, most_bytes: int) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(most_bytes)
    except FileNotFoundError as problem:
        raise SourceMissingError(name=path.name) from problem
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise SourceUnreadableError(name=path.name, reason=reason) from problem
