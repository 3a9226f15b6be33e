"""READ-ME-FIRST.txt: what an officer who has five minutes does with a package.

The rules are: it speaks the package's language, as the report beside it does; CRLF, and UTF-8 that
says so at its beginning where there is more than ASCII, so that it opens the same everywhere; every
command can be pasted as it stands, is the same in every language and needs only what the system
brings; nothing is promised that a hash cannot show. The hand-over code is not in it and cannot be:
the code fixes this file too.
"""

from evidence_kit.clock import utc_text
from evidence_kit.handover.bag import TAG_MANIFEST_NAME
from evidence_kit.handover.editions import Edition, Kind
from evidence_kit.handover.head_stamp import HEAD_STAMP_NAME, newest_stamp
from evidence_kit.handover.readme_checking import ASK, how_to_check, other_ways, seal
from evidence_kit.handover.readme_page import Page
from evidence_kit.handover.seal import TIMESTAMP_NAME
from evidence_kit.handover.selection import (
    LeftOutReason,
    disclosure,
    neutral_label,
    select,
)
from evidence_kit.i18n import N_, NN_, Words
from evidence_kit.model import CaseFile, Digest, ExportFacts
from evidence_kit.report.ledger_pages import COMMITTED_ALONE

README_NAME = "READ-ME-FIRST.txt"

_NAMES_WIDTH = 20

_REASONS = {
    LeftOutReason.WITHDRAWN: N_("withdrawn; only the number is left"),
    LeftOutReason.NOT_HELD: N_("image not held: described in words, never copied into the case"),
    LeftOutReason.FILE_NOT_HELD: N_("file not held: named, never copied into the case"),
    LeftOutReason.INTIMATE: N_("marked as intimate: kept in the vault, available on request"),
    LeftOutReason.WITHHELD: N_("withheld for now: kept unchanged in the vault"),
    LeftOutReason.IN_SENSITIVE: N_("marked as intimate: in the separate, locked volume"),
    LeftOutReason.STOPPED_BY_MAIL: N_(
        "an archive, program or web page: kept in the vault, because e-mail programs stop what "
        "holds one"
    ),
}

_BESIDE = {
    Kind.ORDINARY: N_("exhibits and tables"),
    Kind.CONFIDENTIAL: N_("contact sheet; not for the file that the defence may read"),
    Kind.SENSITIVE: N_("exhibits that the person marked as intimate"),
}

_ASK_FOR_PART_1 = N_(
    "Ask the person for the hand-over code (64 digits, on their slip of paper or on their "
    "screen). It is the code of this part 1. The codes of the other parts stand in "
    "data/index/volumes.csv of this part."
)
_ASK_IN_PART_1 = N_(
    "The code on the person's slip or screen is that of part 1: check part 1 with it first. The "
    "code of this part stands in data/index/volumes.csv of part 1. Take it from there."
)
"""Where the code that fits comes from: one code is told, and it fixes those of all parts."""


def readme_text(
    case_file: CaseFile,
    chosen: Edition,
    facts: ExportFacts,
    *,
    folder_name: str,
    certificate_fingerprint: Digest,
    words: Words,
    is_stamped: bool = False,
    has_page: bool = True,
) -> bytes:
    """Write the text for one package, in the package's language.

    Args:
        case_file: The case.
        chosen: What is in this bag.
        facts: What is said of this export.
        folder_name: The package's own name.
        certificate_fingerprint: Of the case's certificate.
        words: The language of the text.
        is_stamped: Whether a time stamp over the whole package lies in it.
        has_page: Whether the page that checks it in a browser lies in it.
    """
    page = Page(words)
    _begin(page, case_file, chosen, facts)
    ask = ASK if chosen.is_first else _ASK_IN_PART_1
    if chosen.parts > 1 and chosen.is_first:
        ask = _ASK_FOR_PART_1
    how_to_check(page, folder_name, ask, has_page=has_page, is_stamped=is_stamped)
    seal(page, certificate_fingerprint)
    if chosen.is_first:
        _signature(page, case_file)
        if is_stamped:
            _package_stamp(page)
        _head_stamp(page, case_file)
    other_ways(page, folder_name, has_case_data=chosen.is_first, has_gaps=case_file.has_gaps)
    _custody(page, case_file)
    _what_it_shows(page, copies=_copies(case_file, chosen))
    return page.encoded()


def _begin(page: Page, case_file: CaseFile, chosen: Edition, facts: ExportFacts) -> None:
    page.heading(
        N_("EVIDENCE PACKAGE {reference}, version {version}"),
        reference=case_file.case.reference,
        version=facts.version,
    )
    page.say(
        N_("made {made_at} (UTC, by the clock of the computer it was made on)"),
        made_at=utc_text(facts.made_at.replace(microsecond=0)),
    )
    if case_file.case.is_sample:
        page.heading(N_("SAMPLE CASE: NOTHING IN IT IS REAL"))
        page.say(N_("Person, accounts and evidence are made up. Nobody has to act on it."))
    page.heading(N_("WHAT THIS IS"))
    page.say(
        N_(
            "Material about online blackmail, put together with Evidence Kit {app_version} by the "
            "person concerned or by somebody who helps, as far as is known. The program does not "
            "record whose computer it was, who sat at it, or consent. This is not the work of an "
            "examiner and not a forensic acquisition."
        ),
        app_version=facts.app_version,
    )
    page.gap()
    if chosen.parts > 1:
        page.say(
            N_("This is part {part} of {parts}. Each part can be checked alone."),
            part=chosen.part,
            parts=chosen.parts,
        )
    if not chosen.is_first:
        page.say(N_("The report is in part 1, and perhaps beside the parts: start there."))
    copies = _copies(case_file, chosen)
    _folders(page, len(chosen.exhibits) - copies, copies, is_first=chosen.is_first)
    if chosen.is_first and len(select(case_file).exhibits) > len(chosen.exhibits):
        page.gap()
        page.say(
            N_(
                "data/index/case.jsonld and the template for comparing hashes name the exhibits of "
                "all parts, and those that were kept back. data/index/exhibits.csv says where each "
                "is."
            )
        )
    page.gap()
    page.say(N_("Nothing in here needs to be installed or run."))
    if chosen.left_out:
        page.gap()
        page.say(N_("Named in the tables, but not in this package:"))
        names = {item.label: neutral_label(item) for item in case_file.items}
        for each in chosen.left_out:
            page.write(page.translated(_REASONS[each.reason]), f"{names[each.label]}: ")
    _beside(page, chosen)


def _beside(page: Page, chosen: Edition) -> None:
    if not chosen.beside:
        return
    page.gap()
    page.say(N_("Made at the same time, each a package of its own:"))
    for each in chosen.beside:
        page.write(page.translated(_BESIDE[each.kind]), f"{each.name}: ")
    if chosen.is_first:
        page.say(N_("data/index/volumes.csv says what is locked, and the hand-over codes."))
    else:
        page.say(
            N_(
                "data/index/volumes.csv says what is locked. The hand-over codes of all parts "
                "stand in that of part 1."
            )
        )


def _copies(case_file: CaseFile, chosen: Edition) -> int:
    """Count what is in this bag in the place of an exhibit, with parts of it covered."""
    return sum(each.item.id in case_file.covered_from for each in chosen.exhibits)


def _folders(page: Page, originals: int, copies: int, *, is_first: bool) -> None:
    held = page.counted(
        NN_(
            "{count} original file, byte for byte as it was added",
            "{count} original files, byte for byte as they were added",
        ),
        originals,
    )
    if copies:
        covered = page.counted(
            NN_(
                "{count} covered copy; its original stays in the vault",
                "{count} covered copies; their originals stay in the vault",
            ),
            copies,
        )
        held = f"{held}. {covered}" if originals else covered
    tables = page.translated(
        N_(
            "tables: exhibits, identifiers, payments, timeline, custody log, and CASE/UCO for "
            "other programs"
        )
    )
    papers = page.translated(
        N_(
            "requests to platforms, sheets for banks, text for forms, a template for comparing "
            "hashes, a receipt: as needed"
        )
    )
    whole = (
        ("data\\report\\", page.translated(N_("the report: start here"))),
        ("data\\papers\\", papers),
    )
    if not is_first:
        tables = page.translated(N_("tables: exhibits (all parts) and custody log"))
    for name, said in (
        *(whole if is_first else ()),
        ("data\\exhibits\\", held),
        ("data\\index\\", tables),
    ):
        page.write(said, name, _NAMES_WIDTH)


def _signature(page: Page, case_file: CaseFile) -> None:
    page.heading(N_("THE SIGNATURE IN THE REPORT"))
    page.say(
        N_(
            "A PDF viewer shows that the report was not changed since it was signed, and that it "
            "does not know the signer: both are right. With Poppler, the line below must say "
            '"{valid}" and "{whole}".'
        ),
        valid="Signature is Valid",
        whole="Total document signed",
    )
    page.exact(f"pdfsig -nocert data/report/{case_file.case.reference}-report.pdf")


def _package_stamp(page: Page) -> None:
    page.heading(N_("THE TIME STAMP OVER THIS PACKAGE (RFC 3161, with OpenSSL)"))
    page.exact(
        f"openssl ts -verify -data {TAG_MANIFEST_NAME} -in {TIMESTAMP_NAME} -CAfile AUTHORITY.pem"
    )
    page.gap()
    page.say(
        N_(
            "It shows that the package existed at the time in it, by the clock of whoever signed "
            "it; get that authority's certificate from its own page. The signature in the report "
            "has a time stamp of its own."
        )
    )


def _head_stamp(page: Page, case_file: CaseFile) -> None:
    anchor = newest_stamp(case_file)
    if anchor is None:
        return
    page.heading(N_("THE TIME STAMP OVER THE RECORD (RFC 3161, with OpenSSL)"))
    page.exact(
        f"openssl ts -verify -digest {anchor.chain} -in {HEAD_STAMP_NAME} -CAfile AUTHORITY.pem"
    )
    page.gap()
    page.say(
        N_(
            "It is over entry {n} of the custody log and all before it, not over this package. It "
            "shows that they existed at the time in it, by the clock of whoever signed it; get "
            "that authority's certificate from its own page."
        ),
        n=anchor.n,
    )


def _custody(page: Page, case_file: CaseFile) -> None:
    total = len(case_file.ledger)
    shown = sum(map(disclosure(case_file), case_file.ledger))
    page.heading(N_("THE CUSTODY LOG"))
    whole = page.counted(
        NN_(
            "The custody ledger has {count} entry. The report prints all of them, by kind and "
            "time.",
            "The custody ledger has {count} entries. The report prints all of them, by kind and "
            "time.",
        ),
        total,
    )
    if shown == total:
        rest = page.counted(
            NN_(
                "In data/index/custody-log.jsonl {count} stands in full.",
                "In data/index/custody-log.jsonl {count} stand in full.",
            ),
            shown,
        )
    else:
        rest = page.translated(
            N_(
                "In data/index/custody-log.jsonl {shown} stand in full; of {hidden} only the "
                "commitment is given, so the chain can still be computed."
            ),
            shown=shown,
            hidden=total - shown,
        )
        rest = f"{rest} {page.translated(COMMITTED_ALONE)}"
    page.write(f"{whole} {rest}")


def _what_it_shows(page: Page, *, copies: int) -> None:
    page.heading(N_("WHAT A MATCH SHOWS"))
    page.say(
        N_(
            "That these bytes are the ones that were handed over. With the custody log, that each "
            "exhibit has the SHA-256 which was recorded when it was added to the case."
        )
        if not copies
        else N_(
            "That these bytes are the ones that were handed over. With the custody log, that each "
            "original here has the SHA-256 which was recorded when it was added to the case, and a "
            "covered copy the one recorded when it was made. Parts of that are covered, so it is "
            "not the original."
        )
    )
    page.say(
        N_(
            "That record rests on the case's own log. Whoever holds the case could have written "
            "the log anew, unless an earlier head of it was noted outside."
        )
    )
    page.heading(N_("WHAT IT DOES NOT SHOW"))
    page.say(
        N_(
            "That what a picture or a message says is true, who wrote it, or what happened to a "
            "file before it was added. Times come from the clocks of the devices and may be wrong. "
            "A screenshot is a picture of a screen; ask for the original device. Accounts are "
            "named as they were reported."
        )
    )
