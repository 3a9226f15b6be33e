"""The verbs that make a package, in the shape the way asks for, and say how to reach somebody."""

import sys
from pathlib import Path

import click

from evidence_kit.casework.contact import say_contact
from evidence_kit.casework.handing_over import HandedOver, Told, Wish, hand_over
from evidence_kit.cli.answers import language_spoken
from evidence_kit.cli.case_verbs import VAULT
from evidence_kit.cli.opening import open_case
from evidence_kit.cli.output import READ_BEFORE, emit, say, usage_problem, words, working
from evidence_kit.cli.reason import REASON, take_reason
from evidence_kit.cli.secrets_in import (
    STANDARD_INPUT,
    passphrase_option,
    read_passphrase,
    require_one_reader,
)
from evidence_kit.cli.stamping import TIMESTAMP_URL, YES, stamp_wish
from evidence_kit.clock import SystemClock
from evidence_kit.contact import ContactField
from evidence_kit.handover.code import grouped
from evidence_kit.handover.editions import Kind
from evidence_kit.handover.package import PackageResult
from evidence_kit.handover.profiles import Limits, Profile, attached_bytes
from evidence_kit.handover.selection import LEFT_OUT_WORDS, LeftOut
from evidence_kit.i18n import N_
from evidence_kit.model import Digest

TOLD_WORDS = {
    Kind.CONFIDENTIAL: N_("The contact sheet is locked. What opens it:\n    {passphrase}"),
    Kind.ORDINARY: N_("The package is locked. What opens it:\n    {passphrase}"),
    Kind.SENSITIVE: N_("The sensitive volume is locked. What opens it:\n    {passphrase}"),
}
TOLD_GIVEN_WORDS = {
    Kind.CONFIDENTIAL: N_(
        "The contact sheet is locked with the passphrase from your file. Whoever knows it for the "
        "package can open the contact sheet too."
    ),
    Kind.ORDINARY: N_("The package is locked with the passphrase from your file."),
    Kind.SENSITIVE: N_("The sensitive volume is locked with the passphrase from your file."),
}
"""Said of each passphrase, and of each that was given."""

_WHAT_OPENS_IT = N_(
    "On Windows 7-Zip, WinZip or WinRAR opens it, the Explorer does not. The text HOW-TO-OPEN "
    "beside it says so, and what opens it elsewhere."
)
_NOT_LOCKED = N_("The package is not encrypted. Keep no copy on a shared computer.")
_PAPER_NOT_LOCKED = N_("What is for paper is not encrypted. Keep no copy on a shared computer.")
_LEFT_OUT = N_("{label} is named in the package but not in it: {reason}.")
_ON_PAPER = N_("{label} is named in the report alone: {reason}.")


@click.command()
@VAULT
@click.option(
    "-o", "--out", "out_path", required=True, metavar="DIR", type=click.Path(path_type=Path)
)
@click.option("--zip", "as_zip", is_flag=True, help="Also write it as one ZIP beside the folder.")
@click.option(
    "--profile",
    type=click.Choice([each.value for each in Profile]),
    default=Profile.USB.value,
    show_default=True,
    help="How it is handed over: on paper, on a stick, through a web page, by e-mail.",
)
@click.option(
    "--part-files",
    type=click.IntRange(min=1),
    default=Limits().most_files,
    show_default=True,
    metavar="N",
    help="With portal: at most so many files in a part.",
)
@click.option(
    "--part-mb",
    type=click.IntRange(min=1),
    default=Limits().most_mb,
    show_default=True,
    metavar="M",
    help="With portal: at most so many megabytes a part.",
)
@click.option("--confidential", is_flag=True, help="Also make the contact sheet, apart from it.")
@click.option(
    "--sensitive",
    is_flag=True,
    help="Adults: also make the intimate exhibits as a locked ZIP of their own.",
)
@click.option(
    "--encrypt",
    is_flag=True,
    help="Lock package and contact sheet; on Windows it takes 7-Zip, WinZip or WinRAR to open it.",
)
@click.option(
    "--encrypt-passphrase-file",
    "encrypt_file",
    metavar="FILE",
    help="Read what shall open everything locked from FILE; without it, one is made for each.",
)
@click.option("--language", default="en", metavar="L", help="Of it: en, it or sl.")
@REASON
@TIMESTAMP_URL
@YES
@passphrase_option
def package(
    *,
    vault_path: Path,
    out_path: Path,
    as_zip: bool,
    profile: str,
    part_files: int,
    part_mb: int,
    confidential: bool,
    sensitive: bool,
    encrypt: bool,
    encrypt_file: str | None,
    language: str,
    reason: str | None,
    stamp_address: str | None,
    yes: bool,
    passphrase_file: str | None,
) -> None:
    """Write the package for the police into DIR and read it back."""
    chosen = Profile(profile)
    is_locked = encrypt or (encrypt_file is not None and not sensitive)
    if is_locked and chosen is Profile.PRINT:
        raise usage_problem(N_("paper cannot be locked: leave out --encrypt"))
    if as_zip and chosen is not Profile.USB:
        raise usage_problem(N_("--zip goes with --profile usb; the others decide it themselves"))
    require_one_reader(passphrase_file, encrypt_file)
    wish = Wish(
        language=language_spoken(language),
        profile=chosen,
        as_zip=as_zip,
        limits=Limits(most_files=part_files, most_mb=part_mb),
        with_contact_sheet=confidential,
        with_sensitive=sensitive,
        is_locked=is_locked,
        passphrase="" if encrypt_file is None else read_passphrase(encrypt_file),
        stamps=stamp_wish(stamp_address, yes=yes),
    )
    with open_case(vault_path, passphrase_file) as vault:
        take_reason(vault, reason, passphrase_file)
        with working() as (tell, cancel):
            done = hand_over(vault, out_path, wish, clock=SystemClock(), report=tell, cancel=cancel)
    emit_handed_over(done)


def emit_handed_over(done: HandedOver) -> None:
    """Say where everything lies, what is not in it, how it opens, and the hand-over code."""
    if done.papers_path is not None:
        emit(f"{done.profile.value} {done.papers_path}")
    if done.report_path is not None:
        emit(f"report {done.report_path}")
    for each in done.packages:
        _emit_places(each)
    for name, bag in (("confidential", done.confidential), ("sensitive", done.sensitive)):
        if bag is not None:
            emit(f"{name} {bag.place_path}")
            emit(f"{name}-code {bag.code}")
    _emit_codes_of_parts(done)
    emit(f"{'report-sha256' if done.profile is Profile.PRINT else 'code'} {done.code}")
    is_paper = done.profile is Profile.PRINT
    _say_left_out(done.left_out, _ON_PAPER if is_paper else _LEFT_OUT)
    if not is_paper:
        _say_code_of(done)
    if done.profile is Profile.E_MAIL:
        _say_size(done)
    _say_passphrases(done.told)
    say(READ_BEFORE)
    if not any(told.kind is Kind.ORDINARY for told in done.told):
        say(_PAPER_NOT_LOCKED if is_paper else _NOT_LOCKED)


def _emit_codes_of_parts(done: HandedOver) -> None:
    if len(done.packages) > 1:
        for number, each in enumerate(done.packages, start=1):
            emit(f"part-{number}-code {each.hand_over_code}")


def _say_code_of(done: HandedOver) -> None:
    """Say the code, and of several parts which it is of."""
    _say_code(done.code)
    if len(done.packages) > 1:
        say(
            N_(
                "It is the code of part 1. Each other part has a code of its own; part 1 names "
                "them in data/index/volumes.csv."
            )
        )


def _say_passphrases(all_told: tuple[Told, ...]) -> None:
    """Say what opens what is locked: the words, and the programs that take them."""
    for told in all_told:
        _say_passphrase(told)
    if all_told:
        say(_WHAT_OPENS_IT)


def _say_passphrase(told: Told) -> None:
    if not told.is_new:
        say(TOLD_GIVEN_WORDS[told.kind])
        return
    say(TOLD_WORDS[told.kind], passphrase=told.passphrase)
    say(N_("It is shown this once and kept nowhere. Say it by voice, or write it down."))


def emit_package(result: PackageResult) -> None:
    """Say where a package lies that is not locked, what is not in it, and its hand-over code."""
    _emit_places(result)
    emit(f"code {result.hand_over_code}")
    _say_left_out(result.left_out, _LEFT_OUT)
    _say_code(result.hand_over_code)
    say(READ_BEFORE)
    say(_NOT_LOCKED)


def _emit_places(result: PackageResult) -> None:
    if result.bag.folder_path is not None:
        emit(f"package {result.bag.folder_path}")
    if result.bag.zip_path is not None:
        emit(f"zip {result.bag.zip_path}")


def _say_left_out(left_out: tuple[LeftOut, ...], form: str) -> None:
    for each in left_out:
        say(form, label=each.label, reason=words().gettext(LEFT_OUT_WORDS[each.reason]))


def _say_code(code: Digest) -> None:
    say(
        N_(
            "Tell the officer the hand-over code by another way than the package, by voice or on "
            "paper: {code}"
        ),
        code=grouped(code),
    )


def _say_size(done: HandedOver) -> None:
    size_bytes = done.packages[0].bag.place_path.stat().st_size
    say(
        N_(
            "The ZIP has {size} MB, and about {attached} MB as an attachment. Many mailboxes take "
            "10 to 25 MB. Ask the officer first."
        ),
        size=-(-size_bytes // 1_000_000),
        attached=-(-attached_bytes(size_bytes) // 1_000_000),
    )
    if not any(told.kind is Kind.ORDINARY for told in done.told):
        say(
            N_(
                "With --encrypt it is locked; ask too whether the officer can open that: on "
                "Windows it takes 7-Zip, WinZip or WinRAR."
            )
        )


@click.command()
@VAULT
@click.argument("field", type=click.Choice([each.value for each in ContactField]))
@click.argument("value", metavar="[TEXT|-]", default="")
@passphrase_option
def contact(*, vault_path: Path, field: str, value: str, passphrase_file: str | None) -> None:
    """Say who you are or how to reach you, for the contact sheet alone; “” takes it back.

    TEXT stays in the history of the terminal; with “-” it is read from the standard input.
    """
    is_read = value == STANDARD_INPUT
    require_one_reader(passphrase_file, STANDARD_INPUT if is_read else None)
    with open_case(vault_path, passphrase_file) as vault:
        text = sys.stdin.read().strip("\n") if is_read else value
        said = say_contact(vault, ContactField(field), text)
    emit(f"{'kept' if said.value else 'empty'} answer/{said.name}")
