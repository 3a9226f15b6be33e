"""The verbs about a case as a whole: create, ages, list, log, check."""

import dataclasses
import shlex
from pathlib import Path

import click

from evidence_kit.casework import searching
from evidence_kit.casework.anchor_check import anchor_findings, check_anchors
from evidence_kit.casework.case import (
    AgesChanged,
    AgesForeseen,
    NewCase,
    change_ages,
    change_country,
    create_case,
    foresee_ages,
    require_sheet_place,
    valid_country,
)
from evidence_kit.casework.going_out import spoken_language
from evidence_kit.cli.answers import (
    age_options,
    ages_of,
    country_option,
    coverage_sentence,
    pinned_sentence,
)
from evidence_kit.cli.asking import confirm
from evidence_kit.cli.case_lines import case_lines, has_more, hit_line, log_lines
from evidence_kit.cli.comparing import compare
from evidence_kit.cli.documents import check_document, log_document, search_document
from evidence_kit.cli.list_documents import list_document
from evidence_kit.cli.opening import open_case, say_who_else_gets_it
from evidence_kit.cli.output import (
    emit,
    emit_document,
    finding_line,
    say,
    usage_problem,
    working,
)
from evidence_kit.cli.output import words as spoken
from evidence_kit.cli.secrets_in import passphrase_option, read_passphrase
from evidence_kit.cli.sheets import new_sheet, say_where
from evidence_kit.clock import SystemClock, utc_text
from evidence_kit.errors import DatabaseDamagedError, VaultDamagedError
from evidence_kit.i18n import N_
from evidence_kit.model import Case, Finding, Verdict, number_of_export
from evidence_kit.set_back import set_back_words, set_backs
from evidence_kit.store import Vault
from evidence_kit.visible import visible

VAULT = click.argument("vault_path", metavar="VAULT", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")

UNDER_18_SAID = N_(
    "The under-18 rules hold for this case: intimate pictures do not belong in it. Text, profiles "
    "and screenshots in which nothing of that kind is visible are welcome."
)


_ASK_POLICE_FIRST = N_(
    "What is taken out cannot be brought back from this vault. If a report to the police is "
    "already open, ask them first."
)


@click.command()
@VAULT
@age_options()
@country_option
@click.option("--language", default="en", metavar="TAG", help="The person's language.")
@click.option("--initials", default="", metavar="JS", help="Stand before exhibit numbers.")
@click.option(
    "--recovery-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also make a recovery code; write its sheet to FILE, a .pdf or text, outside the vault.",
)
@passphrase_option
def create(
    *,
    vault_path: Path,
    age_now: str,
    age_in_picture: str,
    country: str,
    language: str,
    initials: str,
    recovery_file: Path | None,
    passphrase_file: str | None,
) -> None:
    """Make a new vault for one person's case."""
    new = NewCase(
        ages=ages_of(age_now, age_in_picture),
        country=valid_country(country),
        language=language,
        initials=initials,
    )
    clock = SystemClock()
    sheet = None
    if recovery_file is not None:
        require_sheet_place(vault_path, recovery_file)
        sheet = new_sheet(recovery_file, clock.now())
    say_who_else_gets_it(vault_path)
    passphrase = read_passphrase(passphrase_file, is_new=True)
    with create_case(vault_path, new, passphrase, clock=clock, sheet=sheet) as vault:
        case = vault.case
    emit(f"created {case.reference} {case.id}")
    _say_what_follows(case, vault_path, recovery_file)


@click.command()
@VAULT
@age_options(required=True)
@click.option("--yes", is_flag=True, help="Do it without asking; intimate items go for good.")
@passphrase_option
def ages(
    *,
    vault_path: Path,
    age_now: str,
    age_in_picture: str,
    yes: bool,
    passphrase_file: str | None,
) -> None:
    """Change the answers about age; says first what follows, and asks.

    When the under-18 rules begin to hold, intimate items are taken out of the vault. Their numbered
    stubs stay.
    """
    answers = ages_of(age_now, age_in_picture)
    with open_case(vault_path, passphrase_file) as vault:
        foreseen = foresee_ages(vault, answers)
        _say_what_would_follow(foreseen)
        if foreseen.needs_a_yes and not (
            yes or confirm(N_("Change the answers now?"), default=False)
        ):
            say(N_("Nothing was changed."))
            return
        changed = change_ages(vault, answers)
    emit(f"changed {'under-18' if changed.case.ages.is_under_18_case else 'adult'}")
    for item in changed.withdrawn:
        emit(f"withdrawn {item.label}")
    _say_what_followed(changed)


@click.command()
@VAULT
@click.argument("country", metavar="CODE|NAME", required=False, default="")
@click.option("--not-said", is_flag=True, help="The country shall not be said any more.")
@passphrase_option
def country(*, vault_path: Path, country: str, not_said: bool, passphrase_file: str | None) -> None:
    """Change the country of a case: what to do next and whom to call follow it.

    A report names it too. Numbers, accounts and everything else stay as they were recorded.
    """
    if bool(country.strip()) is not_said:
        raise usage_problem(N_("name a country, or use --not-said"))
    with open_case(vault_path, passphrase_file) as vault:
        case = change_country(vault, country)
    emit(f"changed country {case.country or 'not-said'}")


@click.command("list")
@VAULT
@JSON
@passphrase_option
def list_items(*, vault_path: Path, as_json: bool, passphrase_file: str | None) -> None:
    """Show every exhibit and fact of the case."""
    with open_case(vault_path, passphrase_file) as vault:
        case_file = vault.case_file()
    if as_json:
        emit_document(list_document(case_file))
        return
    for line in case_lines(case_file, spoken()):
        emit(line)
    if has_more(case_file):
        say(N_("More was answered, about steps and single pictures; --json shows all of it."))


@click.command()
@VAULT
@click.argument("words", metavar="WORD…", nargs=-1, required=True)
@JSON
@passphrase_option
def search(
    *, vault_path: Path, words: tuple[str, ...], as_json: bool, passphrase_file: str | None
) -> None:
    """Show in which exhibits and facts all the words occur, also inside longer ones.

    Capitals and accents do not matter. Names, descriptions, accounts and when they were seen,
    threats, payments, events, removals, referrals, answers in own words, the own account and the
    words of kept texts are looked through. What was withdrawn, drafts, answers picked from a list,
    steps, who has an anchor, PINs, and words in pictures are not.
    """
    with (
        open_case(vault_path, passphrase_file) as vault,
        working(quiet=as_json) as (report, cancel),
    ):
        found = searching.search(vault, " ".join(words), report=report, cancel=cancel)
        labels = {item.id: item.label for item in vault.items()}
    if as_json:
        emit_document(search_document(found, labels))
    else:
        for hit in found.hits:
            exhibit = "" if hit.item_id is None else labels.get(hit.item_id, "")
            emit(hit_line(hit, exhibit, spoken()))
    if not found.hits:
        say(N_("These words were not found."))
    for label in found.not_searched:
        say(N_("{label} could not be looked through to its end."), label=label)


@click.command()
@VAULT
@JSON
@passphrase_option
def log(*, vault_path: Path, as_json: bool, passphrase_file: str | None) -> None:
    """Show the custody ledger, oldest entry first."""
    with open_case(vault_path, passphrase_file) as vault:
        case_file = vault.case_file()
    if as_json:
        emit_document(log_document(case_file.ledger))
        return
    for line in log_lines(case_file, spoken()):
        emit(line)


@click.command()
@VAULT
@click.option("--full", is_flag=True, help="Also decrypt and hash every exhibit.")
@click.option(
    "--mend", is_flag=True, help="First take back, or clear away, what a cut import left."
)
@click.option(
    "--against",
    "other_path",
    type=click.Path(path_type=Path),
    metavar="OTHER",
    help="Compare it with another copy of the vault, or with a package, instead of with itself.",
)
@click.option(
    "--against-passphrase-file",
    "other_file",
    metavar="FILE",
    help="What opens the other copy, where it is not the same.",
)
@JSON
@passphrase_option
def check(
    *,
    vault_path: Path,
    full: bool,
    mend: bool,
    other_path: Path | None,
    other_file: str | None,
    as_json: bool,
    passphrase_file: str | None,
) -> None:
    """Compare the vault with itself; exit status 1 when something is not as it was.

    With --against, say whether another copy is the same, older, or was written in apart from this
    one, and name the entries that only one of them has.
    """
    if other_path is not None:
        if full or mend:
            raise usage_problem(N_("--against stands alone"))
        compare(
            vault_path,
            other_path,
            passphrase_file=passphrase_file,
            other_file=other_file,
            as_json=as_json,
        )
        return
    try:
        findings, repaired, pinned = _checked(
            vault_path, passphrase_file, full=full, mend=mend, as_json=as_json
        )
    except (DatabaseDamagedError, VaultDamagedError) as problem:
        if as_json:
            # A vault that does not open was asked about too, and the part that is hit is known.
            emit_document(check_document((_found_at_opening(problem),), (), is_full=full))
        raise
    if as_json:
        emit_document(check_document(findings, repaired, is_full=full))
    else:
        _say_findings(findings, repaired)
    if any(finding.verdict.is_bad for finding in findings):
        say(N_("Something is not as it was. What is named intact is not affected."))
        raise SystemExit(1)
    if not full:
        say(N_("The exhibits themselves were not read; --full does that."))
    if pinned and not as_json:
        click.echo(pinned, err=True)


def _say_findings(findings: tuple[Finding, ...], repaired: tuple[str, ...]) -> None:
    for finding in findings:
        subject, detail = visible(finding.subject), visible(finding.detail)
        emit(finding_line(dataclasses.replace(finding, subject=subject, detail=detail)))
    for name in repaired:
        say(N_("{name} was damaged and has been written anew from the other copy."), name=name)


def _checked(
    vault_path: Path, passphrase_file: str | None, *, full: bool, mend: bool, as_json: bool
) -> tuple[tuple[Finding, ...], tuple[str, ...], str]:
    """Return what a check found, which copies of the header were repaired, and what is pinned."""
    with (
        open_case(vault_path, passphrase_file) as vault,
        working(quiet=as_json) as (report, cancel),
    ):
        repaired = vault.repaired_header_copies
        if mend:
            _say_mended(vault)
        findings = vault.check(is_full=full, report=report, cancel=cancel)
        if vault.is_damaged:
            return findings, repaired, ""
        for found in set_backs(vault.ledger()):
            click.echo(set_back_words(found, spoken()), err=True)
        anchors = check_anchors(vault)
        return (*findings, *anchor_findings(anchors)), repaired, pinned_sentence(anchors)


def _found_at_opening(problem: DatabaseDamagedError | VaultDamagedError) -> Finding:
    part = "database" if isinstance(problem, DatabaseDamagedError) else "header"
    return Finding(
        subject=part, verdict=Verdict.UNREADABLE, detail=str(problem.facts.get("reason", ""))
    )


def _say_what_follows(case: Case, vault_path: Path, recovery_file: Path | None) -> None:
    say(N_("It is not your fault. You can stop here and go on whenever you are ready."))
    if recovery_file is not None:
        say_where(recovery_file)
    else:
        say(
            N_(
                "The passphrase is the only way into this vault: nobody can look it up or set "
                "another one. Write it down and keep it where only you look."
            )
        )
    if case.ages.is_under_18_case:
        say(UNDER_18_SAID)
    if spoken_language(case.language) != case.language:
        say(
            N_("“{language}” is noted in the case; it has no words yet. Reports are in English."),
            language=case.language,
        )
    coverage = coverage_sentence(case.country)
    if coverage:
        say("{text}", text=coverage)
    say(
        N_(
            "Can the person who threatens you reach this computer, or know your passwords? Then "
            "use a safer device. The vault hides what is in it. It cannot hide that Evidence Kit "
            "was used, how many files there are and roughly how large they are; lists of recent "
            "files, backups and the terminal's history may show more."
        )
    )
    say(N_("Next:"))
    country = ("--country", case.country) if case.country else ()
    _say_command("checklist", *country)
    say(N_("    what to do now; needs no vault"))
    _say_command("add", str(vault_path), "FILE")
    say(N_("    take in screenshots and files; the originals stay as they are"))


def _say_command(*arguments: str) -> None:
    say("  {command}", command=shlex.join(("evidence-kit", *arguments)))


def _say_what_would_follow(foreseen: AgesForeseen) -> None:
    if foreseen.begins:
        say(N_("The under-18 rules would hold for this case from now on."))
    if foreseen.ends:
        say(
            N_(
                "The under-18 rules would not hold for this case any more, and intimate pictures "
                "could be taken in. Answer so only when you are sure that everyone in every "
                "picture was 18 or older when it was taken."
            )
        )
    if foreseen.to_withdraw:
        say(
            N_(
                "These intimate items would be taken out of the vault: {labels}. Their numbers "
                "stay, and the ledger keeps their SHA-256."
            ),
            labels=", ".join(item.label for item in foreseen.to_withdraw),
        )
    if foreseen.begins or foreseen.to_withdraw:
        say(_ASK_POLICE_FIRST)


def _say_what_followed(changed: AgesChanged) -> None:
    if changed.case.ages.is_under_18_case:
        say(UNDER_18_SAID)
    for item in changed.to_look_at:
        say(
            N_(
                "{label} is withheld: nobody said yet that nothing nude or sexual is visible in "
                "it. Look at it where it came from. If something is, take it out with “withdraw”; "
                "if not, say so with “withhold --undo --no-nudity-visible”."
            ),
            label=item.label,
        )
    for name in changed.words_to_look_at:
        say(
            N_(
                "Look at {name} now: a picture seems to be written in it as text. Take it back, or "
                "say it in words alone."
            ),
            name=name,
        )
    for export in changed.exports:
        say(
            N_(
                "The {kind}, version {version}, made on {made_at}, may still hold what was in the "
                "case then."
            ),
            kind=export.kind,
            version=number_of_export(export.version),
            made_at=utc_text(export.made_at),
        )
    if changed.exports and changed.case.ages.is_under_18_case:
        say(N_("Please do not pass it on. Ask the police what to do with it."))
    if changed.copied_at is not None and changed.case.ages.is_under_18_case:
        say(
            N_(
                "Backups and copies made until {made_at} may still hold what was in the case then, "
                "and restoring one brings it back. If a report is open, ask the police before you "
                "remove any."
            ),
            made_at=utc_text(changed.copied_at),
        )


def _say_mended(vault: Vault) -> None:
    mended = vault.mend_unfinished()
    for item in mended.adopted:
        say(
            N_(
                "{label} was whole but had no row: it is in the case again. Look whether "
                "you want it."
            ),
            label=item.label,
        )
    if mended.removed:
        say(
            N_("{count} files of imports that were cut off were removed; add the originals again."),
            count=mended.removed,
        )
    if mended.copies_removed:
        say(
            N_(
                "{count} covered copies that were cut off were removed. Look what goes out of "
                "those pictures, and cover them again."
            ),
            count=mended.copies_removed,
        )
    if mended.left:
        say(
            N_("{count} files were left as they are, because nobody can decide about them here."),
            count=mended.left,
        )
