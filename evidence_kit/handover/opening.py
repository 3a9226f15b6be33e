"""Two short texts outside of any package: how a locked ZIP is opened, and what to do with paper.

The rules are those of READ-ME-FIRST.txt: the package's language, CRLF, and nothing promised that a
hash cannot show. How to open something lies beside what nobody can look into yet, perhaps far from
whoever it was written for, so English stands below another language. No passphrase stands in them,
and nothing about a person.
"""

from evidence_kit.clock import utc_text
from evidence_kit.handover.editions import Kind
from evidence_kit.handover.finishing import PackageOrder
from evidence_kit.handover.readme_page import Page
from evidence_kit.i18n import N_, Words
from evidence_kit.model import Digest

_SYSTEM_WIDTH = 10
_CHECKLIST_NAME = "steps-checklist.pdf"
_RULE = "-" * 70


def how_to_open(name: str, words: Words, *, zip_name: str = "", kind: Kind) -> bytes:
    """Write the text that lies beside a locked ZIP.

    Args:
        name: Of the ZIP, or what the names of several begin with; without its ending.
        words: The package's language.
        zip_name: The file that the hand-over code is of; "" where it is named as ``name`` says.
        kind: What is in it.
    """
    page, english = Page(words), Page(Words())
    for each in (page, english):
        _say_how(each, name, zip_name or f"{name}.zip", kind)
    if page.text() != english.text():
        page.gap()
        page.exact(_RULE)
        page.gap()
        page.add(english)
    return page.encoded()


def _say_how(page: Page, name: str, zip_name: str, kind: Kind) -> None:
    page.heading(N_("HOW TO OPEN {name}"), name=name)
    page.say(
        N_(
            "What begins with this name and ends in .zip is locked (ZIP with AES-256). The person "
            "who gave it to you tells you the words that open it: by voice, or on paper apart from "
            "it. They are written nowhere in or beside the file. Small and capital letters, spaces "
            "and hyphens count."
        )
    )
    page.heading(N_("WHAT OPENS IT"))
    page.write(
        page.translated(
            N_(
                "7-Zip, WinZip or WinRAR. The Explorer does not: it may show the names, and "
                "then refuses."
            )
        ),
        "Windows",
        _SYSTEM_WIDTH,
    )
    page.write(
        page.translated(N_("From version 11 on a double click. Where that fails, Keka.")),
        "macOS",
        _SYSTEM_WIDTH,
    )
    page.write(
        page.translated(
            N_("The command below, which 7-Zip brings along. The command unzip does not.")
        ),
        "Linux",
        _SYSTEM_WIDTH,
    )
    page.exact(f"{' ' * _SYSTEM_WIDTH}7z x {zip_name}")
    page.gap()
    page.say(
        N_(
            "No such program is on your computer, and none may be installed? Ask whoever looks "
            "after your computers. This volume is never made without its lock."
        )
        if kind is Kind.SENSITIVE
        else N_(
            "No such program is on your computer, and none may be installed? Ask whoever looks "
            "after your computers, or the person: it can be made again without the lock, and "
            "brought by hand."
        )
    )
    page.heading(N_("HOW TO CHECK IT"))
    page.say(
        N_(
            "READ-ME-FIRST.txt inside says how to check that nothing changed. With Evidence Kit "
            "nothing needs to be unpacked for that:"
        )
    )
    page.exact(
        f"evidence-kit verify {zip_name} --encrypt-passphrase-file FILE --code THE-64-DIGITS"
    )


def print_readme(order: PackageOrder, report_name: str, digest: Digest) -> bytes:
    """Write the text that lies beside the files that are for paper, in the report's language."""
    page = Page(order.words)
    page.heading(
        N_("FOR PAPER: {reference}, version {version}"),
        reference=order.case_file.case.reference,
        version=order.facts.version,
    )
    page.say(
        N_("made {made_at} (UTC, by the clock of the computer it was made on)"),
        made_at=utc_text(order.facts.made_at),
    )
    page.gap()
    for name, said in (
        (report_name, N_("print it one-sided or two-sided, black is enough")),
        (_CHECKLIST_NAME, N_("for the person, not for the police")),
    ):
        page.write(page.translated(said), name, max(len(report_name), len(_CHECKLIST_NAME)) + 2)
    page.gap()
    page.say(
        N_(
            "The other files are as needed: requests to platforms, sheets for banks, text for "
            "forms, and a receipt for whoever takes the paper."
        )
    )
    page.gap()
    page.say(
        N_(
            "The originals are not here. They stay in the encrypted vault, and a package for a "
            "stick or a portal can be made at any time."
        )
    )
    page.gap()
    page.say(
        N_(
            "Paper cannot be checked bit by bit. The report prints the SHA-256 of each exhibit, so "
            "that an original that is handed over later can be compared. There is no hand-over "
            "code for paper. The receipt names the SHA-256 of the report as a file, which is"
        )
    )
    page.exact(f"  {digest}")
    return page.encoded()
