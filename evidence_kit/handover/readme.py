"""READ-ME-FIRST.txt: what an officer who has five minutes does with a package.

The rules are: it speaks the package's language, as the report beside it does; CRLF, and UTF-8 that
says so at its beginning where there is more than ASCII, so that it opens the same everywhere; every
command can be pasted as it stands, is the same in every language and needs only what the system
brings; nothing is promised that a hash cannot show. The hand-over code is not in it and cannot be:
the code fixes this file too.
"""

import textwrap

from evidence_kit.clock import utc_text
from evidence_kit.handover.bag import TAG_MANIFEST_NAME
from evidence_kit.handover.editions import Edition, Kind, Main
from evidence_kit.handover.head_stamp import HEAD_STAMP_NAME, newest_stamp
from evidence_kit.handover.seal import TIMESTAMP_NAME
from evidence_kit.handover.selection import (
    LeftOutReason,
    disclosure,
    neutral_label,
    select,
)
from evidence_kit.i18n import N_, NN_, Words
from evidence_kit.model import CaseFile, Digest, ExportFacts

README_NAME = "READ-ME-FIRST.txt"

_WIDTH = 72
_SPACE = "  "
_NAMES_WIDTH = 20

_REASONS = {
    LeftOutReason.WITHDRAWN: N_("withdrawn; only the number is left"),
    LeftOutReason.NOT_HELD: N_("image not held: described in words, never copied into the case"),
    LeftOutReason.FILE_NOT_HELD: N_("file not held: named, never copied into the case"),
    LeftOutReason.INTIMATE: N_("marked as intimate: kept in the vault, available on request"),
    LeftOutReason.WITHHELD: N_("withheld for now: kept in the vault, please ask for it"),
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
_WINDOWS = (
    'cd "C:\\path\\to\\{folder}"',
    "(Get-FileHash -Algorithm SHA256 -LiteralPath tagmanifest-sha256.txt).Hash",
    "$listed = Get-Content manifest-sha256.txt, tagmanifest-sha256.txt",
    '$listed | ForEach-Object {{ $sum, $name = $_ -split \'  \', 2; if (-not (Test-Path -LiteralPath $name)) {{ "MISSING $name" }} elseif ((Get-FileHash -Algorithm SHA256 -LiteralPath $name).Hash -ne $sum) {{ "CHANGED $name" }} }}',  # noqa: E501 - a command that is broken over two lines cannot be pasted
    "$names = $listed | ForEach-Object {{ ($_ -split '  ', 2)[1] }}",
    "Get-ChildItem -Recurse -Force -File | ForEach-Object {{ $_.FullName.Substring($PWD.Path.Length + 1).Replace('\\', '/') }} | Where-Object {{ $names -notcontains $_ }}",  # noqa: E501 - see above
)
_MACOS = (
    "shasum -a 256 tagmanifest-sha256.txt",
    "shasum -a 256 -c manifest-sha256.txt tagmanifest-sha256.txt | grep -v ': OK$'",
)
_LINUX = (
    "sha256sum tagmanifest-sha256.txt",
    "sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt",
)
_ADDED = "comm -13 <(cut -c67- manifest-sha256.txt tagmanifest-sha256.txt | sort) <(find . ! -type d | cut -c3- | sort)"  # noqa: E501 - see above
_SEAL = "openssl cms -verify -binary -inform DER -in seal/tagmanifest-sha256.txt.p7s -content tagmanifest-sha256.txt -CAfile seal/case-certificate.pem -purpose any -out /dev/null"  # noqa: E501 - see above
_ASK = N_(
    "Ask the person for the hand-over code (64 digits, on their slip of paper or on their "
    "screen). Do not take it from this package."
)
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

_NOT_LISTED = ("tagmanifest-sha256.txt", "seal/tagmanifest-sha256.txt.p7s")
"""What no list can name."""


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
    page = _Page(words)
    _begin(page, case_file, chosen, facts)
    ask = _ASK if chosen.is_first else _ASK_IN_PART_1
    if chosen.parts > 1 and chosen.is_first:
        ask = _ASK_FOR_PART_1
    _how_to_check(page, folder_name, ask, has_page=has_page, is_stamped=is_stamped)
    _seal(page, certificate_fingerprint)
    if chosen.is_first:
        _signature(page, case_file)
        if is_stamped:
            _package_stamp(page)
        _head_stamp(page, case_file)
    _other_ways(page, folder_name)
    _custody(page, case_file)
    _what_it_shows(page, copies=_copies(case_file, chosen))
    return page.encoded()


def volume_readme(
    case_file: CaseFile,
    facts: ExportFacts,
    kind: Kind,
    *,
    folder_name: str,
    main: Main,
    other_name: str,
    exhibits: int,
    certificate_fingerprint: Digest,
    words: Words,
) -> bytes:
    """Write the text for a contact sheet's bag or for the locked volume."""
    page = _Page(words)
    _begin_volume(page, case_file, facts, kind, exhibits)
    page.gap()
    _say_main(page, main, other_name)
    _how_to_check(page, folder_name, _ASK, has_page=False, is_stamped=False)
    _seal(page, certificate_fingerprint)
    _other_ways(page, folder_name)
    return page.encoded()


def _say_main(page: "_Page", main: Main, name: str) -> None:
    """Say where the report, the evidence and this volume's code are."""
    match main:
        case Main.WHOLE:
            page.say(N_("The report and the evidence are in another package: {name}."), name=name)
            page.say(
                N_(
                    "The hand-over code of this volume stands in data/index/volumes.csv of that "
                    "package."
                )
            )
        case Main.PARTS:
            page.say(
                N_(
                    "The report and the evidence are in another package, whole or in parts. Its "
                    "name begins with {name}."
                ),
                name=name,
            )
            page.say(
                N_(
                    "The hand-over code of this volume stands in data/index/volumes.csv of that "
                    "package, or of its part 1."
                )
            )
        case Main.PAPER:
            page.say(
                N_(
                    "The report was made apart from this, for paper. No package with the evidence "
                    "was made with it, so the hand-over code of this volume stands in no file."
                )
            )


class _Page:
    """Lines that were written so far; every sentence is translated where it is put down."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._lines: list[str] = []

    def translated(self, sentence: str, **facts: object) -> str:
        return self._words.gettext(sentence).format(**facts)

    def counted(self, forms: tuple[str, str], count: int) -> str:
        return self._words.ngettext(*forms, count).format(count=count)

    def heading(self, sentence: str, **facts: object) -> None:
        if self._lines:
            self.gap()
        self._lines.append(self.translated(sentence, **facts))

    def say(self, sentence: str, **facts: object) -> None:
        self.write(self.translated(sentence, **facts))

    def write(self, said: str, first: str = "", width: int = 0) -> None:
        """Put down a paragraph; what stands first makes the room that its other lines leave."""
        room = " " * (width or len(first))
        self._lines += textwrap.wrap(
            said,
            width=_WIDTH,
            initial_indent=f"{_SPACE}{first.ljust(len(room))}",
            subsequent_indent=f"{_SPACE}{room}",
            break_on_hyphens=False,
            break_long_words=False,
        )

    def steps(self, *sentences: str) -> None:
        for number, sentence in enumerate(sentences, start=1):
            self.write(self.translated(sentence), f"{number}. ")

    def exact(self, *lines: str) -> None:
        """Put down what is the same in every language, as it is."""
        self._lines += [f"{_SPACE}{line}" for line in lines]

    def gap(self) -> None:
        self._lines.append("")

    def text(self) -> str:
        return "".join(f"{line}\r\n" for line in self._lines)

    def encoded(self) -> bytes:
        text = self.text()
        return text.encode("ascii" if text.isascii() else "utf-8-sig")


def _begin(page: _Page, case_file: CaseFile, chosen: Edition, facts: ExportFacts) -> None:
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
            "Material about online blackmail, put together with Evidence Kit {app_version} on the "
            "computer of the person concerned or of somebody who helps. The program does not "
            "record who sat at the computer, or consent. This is not the work of an examiner and "
            "not a forensic acquisition."
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


def _beside(page: _Page, chosen: Edition) -> None:
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


def _begin_volume(
    page: _Page, case_file: CaseFile, facts: ExportFacts, kind: Kind, exhibits: int
) -> None:
    title = (
        N_("SENSITIVE VOLUME {reference}, version {version}")
        if kind is Kind.SENSITIVE
        else N_("CONTACT SHEET, CONFIDENTIAL {reference}, version {version}")
    )
    page.heading(title, reference=case_file.case.reference, version=facts.version)
    page.heading(N_("WHAT THIS IS"))
    if kind is Kind.CONFIDENTIAL:
        page.say(
            N_(
                "Who the person is, who helps, and how to reach them, as they wrote it with "
                "Evidence Kit {app_version}. Nobody checked it. It is in data/contact. Please keep "
                "it apart from the evidence: what is in that package may be read by the defence."
            ),
            app_version=facts.app_version,
        )
        return
    page.say(
        N_(
            "{count} exhibits that the person, an adult, marked as intimate, byte for byte as they "
            "were added with Evidence Kit {app_version}. By the answers in the case nobody in any "
            "picture was under 18. Open them only where that is needed, and keep no copy in the "
            "open."
        ),
        count=exhibits,
        app_version=facts.app_version,
    )


def _copies(case_file: CaseFile, chosen: Edition) -> int:
    """Count what is in this bag in the place of an exhibit, with parts of it covered."""
    return sum(each.item.id in case_file.covered_from for each in chosen.exhibits)


def _folders(page: _Page, originals: int, copies: int, *, is_first: bool) -> None:
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


def _how_to_check(
    page: _Page, folder_name: str, ask: str, *, has_page: bool, is_stamped: bool
) -> None:
    not_listed = (*_NOT_LISTED, TIMESTAMP_NAME) if is_stamped else _NOT_LISTED
    page.heading(N_("HAS ANYTHING CHANGED? THE HAND-OVER CODE"))
    page.steps(
        ask,
        N_("Compute the SHA-256 of the file tagmanifest-sha256.txt (below)."),
        N_("Compare all 64 digits. Capital letters make no difference."),
        N_("Run the check of all files (below). It must find no problem."),
    )
    page.gap()
    page.say(N_("Both match: every file here is what was handed over."))
    page.say(
        N_(
            "The code matches and files are named: those were changed, are missing or were added; "
            "all others are what was handed over."
        )
    )
    page.say(
        N_(
            "The code differs: this is not the package the code was made for. Ask whether there is "
            "a later version (its folder ends in -v2, -v3) with a code of its own. If there is "
            "none, it was changed and put together anew."
        )
    )
    page.say(
        N_(
            "Without the code the package can only be seen to agree with itself: whoever changes a "
            "package can make new lists and a new seal."
        )
    )
    if has_page:
        page.heading(N_("A QUICK LOOK IN A BROWSER"))
        page.say(
            N_(
                "Open verify.html and choose this folder or its ZIP. The page works without a "
                "network and sends nothing. Whoever changes a package can change the page too: the "
                "steps above decide."
            )
        )
    page.heading(N_("WINDOWS (PowerShell; paste line by line, with the folder's own path)"))
    page.exact(*(line.format(folder=folder_name) for line in _WINDOWS))
    page.gap()
    page.say(N_("The fourth line prints only what is missing or changed: nothing is good."))
    page.say(N_("The last line prints files that no list names. Exactly these are right:"))
    page.exact(*(f"{_SPACE}{name}" for name in not_listed))
    page.heading(N_("MACOS (Terminal, in the package's folder)"))
    page.exact(*_MACOS, _ADDED)
    page.heading(N_("LINUX (in the package's folder, with bash)"))
    page.exact(*_LINUX, _ADDED)
    page.gap()
    page.say(
        N_(
            "On both systems the second line prints only problems, and the third prints exactly "
            "the names above."
        )
    )
    page.say(
        N_(
            "macOS adds a file .DS_Store to a folder that was opened in its Finder; Windows may "
            "add Thumbs.db or desktop.ini. They are not part of it."
        )
    )


def _seal(page: _Page, fingerprint: Digest) -> None:
    page.heading(N_("THE SEAL (with OpenSSL, where it is installed)"))
    page.exact(_SEAL)
    page.gap()
    page.say(
        N_(
            'It must say "{answer}". On Windows write NUL instead of /dev/null. It says so of a '
            "package that was sealed anew as well: the hand-over code decides, and a seal that "
            "fits does not replace it."
        ),
        answer="CMS Verification successful",
    )
    page.say(
        N_(
            "The certificate is the case's own key and names nobody; a viewer that calls it "
            '"not trusted" is right. Its SHA-256 fingerprint, which the report prints as well, is'
        )
    )
    page.exact(f"{_SPACE}{fingerprint}")


def _signature(page: _Page, case_file: CaseFile) -> None:
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


def _package_stamp(page: _Page) -> None:
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


def _head_stamp(page: _Page, case_file: CaseFile) -> None:
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


def _other_ways(page: _Page, folder_name: str) -> None:
    page.heading(N_("WITH EVIDENCE KIT OR A BAGIT PROGRAM"))
    page.exact(f"evidence-kit verify {folder_name} --code THE-64-DIGITS")
    page.say(
        N_(
            "The folder is a BagIt 1.0 bag (RFC 8493). manifest-md5.txt can be taken as a hash "
            "set; MD5 and SHA-1 are for look-up in databases only."
        )
    )
    page.heading(N_("READING THE TABLES"))
    page.say(
        N_(
            "A cell that begins with an apostrophe (') got it so that a spreadsheet does not run "
            "text from a stranger as a formula, and does not round or rewrite a number. Take that "
            "one apostrophe away and the cell is exact. data/index/case.jsonld holds the recorded "
            "identifiers without it."
        )
    )
    page.say(
        N_(
            "Columns that end in _visible write hidden characters as their number in double "
            "brackets, such as U+202E."
        )
    )


def _custody(page: _Page, case_file: CaseFile) -> None:
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
                "In data/index/custody-log.jsonl {shown} stand in full; of {hidden} (own words, "
                "small pictures, contact data, requests to take images down, choices about what "
                "goes out, and what was withdrawn, is sealed or withheld, or is the original of a "
                "covered copy) only the commitment is given, so the chain can still be computed."
            ),
            shown=shown,
            hidden=total - shown,
        )
    page.write(f"{whole} {rest}")


def _what_it_shows(page: _Page, *, copies: int) -> None:
    page.heading(N_("WHAT A MATCH SHOWS"))
    page.say(
        N_(
            "That these bytes are the ones that were handed over, and that each exhibit has not "
            "changed since it was added to the case."
        )
        if not copies
        else N_(
            "That these bytes are the ones that were handed over, and that each original here has "
            "not changed since it was added to the case. A covered copy has not changed since it "
            "was made. Parts of it are covered, so it is not the original."
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
