"""What every READ-ME says about checking: the code, the commands, the seal, other programs.

The rules are: every command can be pasted as it stands, is the same in every language and needs
only what the system brings; nothing is promised that a hash cannot show.
"""

from evidence_kit.handover.readme_page import SPACE, Page
from evidence_kit.handover.seal import TIMESTAMP_NAME
from evidence_kit.i18n import N_
from evidence_kit.model import Digest

ASK = N_(
    "Ask the person for the hand-over code (64 digits, on their slip of paper or on their "
    "screen). Do not take it from this package."
)
"""Where the code of a package that is one comes from."""

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
_FINGERPRINT = "openssl x509 -in seal/case-certificate.pem -noout -fingerprint -sha256"
_NOT_LISTED = ("tagmanifest-sha256.txt", "seal/tagmanifest-sha256.txt.p7s")
"""What no list can name."""


def how_to_check(
    page: Page, folder_name: str, ask: str, *, has_page: bool, is_stamped: bool
) -> None:
    """Put down how anybody finds out whether something changed.

    Args:
        page: Where it is put down.
        folder_name: The package's own name.
        ask: Where the hand-over code comes from, as a marked constant.
        has_page: Whether the page that checks it in a browser lies in it.
        is_stamped: Whether a time stamp over the whole package lies in it.
    """
    not_listed = (*_NOT_LISTED, TIMESTAMP_NAME) if is_stamped else _NOT_LISTED
    page.heading(N_("HAS ANYTHING CHANGED? THE HAND-OVER CODE"))
    page.steps(
        ask,
        N_("Compute the SHA-256 of the file tagmanifest-sha256.txt (below)."),
        N_("Compare all 64 digits. Capital letters and spaces make no difference."),
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
    page.say(N_("If manifest-sha256.txt itself is named, nothing is known of any file in data."))
    page.say(
        N_(
            "The code differs: this is not the package the code was made for. Ask whether there is "
            "another version with a code of its own. Its folder may end in -v2 or -v3. One that "
            "was made after the case came back from a backup may have -r1 in its name."
        )
    )
    page.say(
        N_(
            "If no code fits, it is not as it was made. That says nothing of who changed it, or "
            "why: a copy can be damaged on its way."
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
    page.exact(*(f"{SPACE}{name}" for name in not_listed))
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


def seal(page: Page, fingerprint: Digest) -> None:
    """Put down how the seal is checked, and what it does not show."""
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
    page.exact(f"{SPACE}{fingerprint}")
    page.gap()
    page.say(
        N_(
            "This line prints that of the certificate in here, in capital letters and with colons. "
            "Another one than in the printed report means that another key sealed this package."
        )
    )
    page.exact(_FINGERPRINT)


def other_ways(
    page: Page, folder_name: str, *, has_case_data: bool, has_gaps: bool = False
) -> None:
    """Put down what programs make of the package, and how its tables are read.

    Args:
        page: Where it is put down.
        folder_name: The package's own name.
        has_case_data: Whether ``case.jsonld`` lies in it.
        has_gaps: Whether words were kept back in it.
    """
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
            "one apostrophe away and the cell is exact."
        )
    )
    if has_case_data:
        page.say(N_("data/index/case.jsonld holds the recorded identifiers without it."))
    if has_gaps:
        page.say(
            N_(
                "Words in square brackets that name an exhibit stand where the person keeps words "
                "back: those that name or quote an exhibit that is not handed over."
            )
        )
    page.say(
        N_(
            "Columns that end in _visible write hidden characters as their number in double "
            "brackets, such as U+202E."
        )
    )
