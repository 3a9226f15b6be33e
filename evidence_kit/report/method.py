"""How the material came together, what that can and cannot show, and how to check it.

The rules are: nothing is promised (product rule W7) – a hash shows no change since import, not
truth and not an author; every limit that a careful reader would find is said first, by us; what
the tool did not do is listed (product rule O5); nothing here needs our software.
"""

from evidence_kit.i18n import Words
from evidence_kit.report.document import (
    Bullets,
    Column,
    Commands,
    Prose,
    Section,
    Subheading,
    Table,
    cell,
    said,
)
from evidence_kit.report.parts import Part, section


def method_section(words: Words) -> Section:
    """Return how it was collected, which clocks there are, and the limits."""
    return section(
        Part.METHOD,
        words,
        Subheading(text=words.gettext("How it was collected")),
        Bullets(items=tuple(said(line) for line in _collecting(words))),
        Subheading(text=words.gettext("The clocks")),
        _clocks(words),
        Subheading(text=words.gettext("Limits")),
        Bullets(items=tuple(said(line) for line in _limits(words))),
    )


def not_done_section(words: Words) -> Section:
    """Return the list of what the tool did not do."""
    lines = (
        words.gettext(
            "It did not examine any device, and recovered nothing that had been deleted."
        ),
        words.gettext("It did not contact anybody, answer anybody or move any money."),
        words.gettext(
            "It did not use a network. No account, number, link or address was looked up, and "
            "whether any of them exists was not tested."
        ),
        words.gettext(
            "It did not alter an original, and did not sharpen, cut or complete a picture."
        ),
        words.gettext(
            "It did not recognise faces, estimate ages or judge what a picture shows. Such words "
            "in this report are the person’s own."
        ),
        words.gettext("It did not check who the person is, and did not test what they wrote."),
        words.gettext("It did not translate: every text is in the language it was written in."),
        words.gettext("It did not decide whether something is a crime."),
    )
    return section(Part.NOT_DONE, words, Bullets(items=tuple(said(line) for line in lines)))


def checking_section(words: Words) -> Section:
    """Return the steps an officer can take with what any computer already has."""
    return section(
        Part.CHECKING,
        words,
        Prose(
            texts=cell(
                words.gettext(
                    "Every file of the package is listed with its SHA-256 in manifest-sha256.txt. "
                    "Open a terminal in the package’s folder and type the lines for your system. "
                    "If you have only this report and single files, compare them with annex A."
                )
            )
        ),
        Subheading(
            text=words.gettext("1. The hand-over code: is this the package that was handed over?")
        ),
        Prose(
            texts=cell(
                words.gettext(
                    "Compare the result with the hand-over code that came by another way: on "
                    "paper, by telephone or in the covering letter. It fixes the whole package."
                )
            )
        ),
        Commands(
            lines=(
                ("Linux", "sha256sum tagmanifest-sha256.txt"),
                ("macOS", "shasum -a 256 tagmanifest-sha256.txt"),
                ("Windows", "certutil -hashfile tagmanifest-sha256.txt SHA256"),
            )
        ),
        Subheading(text=words.gettext("2. All files: was one changed, or is one missing?")),
        Commands(
            lines=(
                ("Linux", "sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt"),
                ("macOS", "shasum -a 256 -c manifest-sha256.txt tagmanifest-sha256.txt"),
                (
                    "PowerShell",
                    "Get-Content *manifest-sha256.txt -Encoding UTF8 | ForEach-Object {",
                ),
                ("", "$hash, $file = $_ -split '\\s+', 2"),
                ("", "if ((Get-FileHash -LiteralPath $file).Hash -ne $hash) {"),
                ("", '"CHANGED OR MISSING $file" } }'),
            )
        ),
        Prose(
            texts=cell(
                words.gettext(
                    "These lines do not notice a file that was added. The folder “data” must hold "
                    "exactly as many files as the manifest has lines:"
                )
            )
        ),
        Commands(
            lines=(
                ("Linux", "find data -type f | wc -l ; wc -l < manifest-sha256.txt"),
                ("macOS", "find data -type f | wc -l ; wc -l < manifest-sha256.txt"),
                ("PowerShell", "(Get-ChildItem data -Recurse -File).Count"),
                ("", "(Get-Content manifest-sha256.txt).Count"),
            )
        ),
        Subheading(text=words.gettext("3. One exhibit")),
        Commands(
            lines=(
                ("Linux", "sha256sum FILE"),
                ("macOS", "shasum -a 256 FILE"),
                ("Windows", "certutil -hashfile FILE SHA256"),
                ("PowerShell", "(Get-FileHash -LiteralPath FILE -Algorithm SHA256).Hash"),
            )
        ),
        Subheading(text=words.gettext("4. The seal and the certificate")),
        Commands(
            lines=(
                ("OpenSSL", "openssl cms -verify -binary -inform DER -purpose any"),
                ("", "-in seal/tagmanifest-sha256.txt.p7s -content tagmanifest-sha256.txt"),
                ("", "-CAfile seal/case-certificate.pem -out tagmanifest-checked.txt"),
                (
                    "OpenSSL",
                    "openssl x509 -in seal/case-certificate.pem -noout -fingerprint -sha256",
                ),
            )
        ),
        Prose(
            texts=cell(
                words.gettext(
                    "The first three lines are one command. The fingerprint must be the one on "
                    "page 1, there without colons."
                )
            )
        ),
    )


def _collecting(words: Words) -> tuple[str, ...]:
    return (
        words.gettext(
            "The exhibits were put in by the person who used Evidence Kit; that is not the work of "
            "an examiner. The devices themselves were not copied."
        ),
        words.gettext(
            "A file is read once, from its first byte to its last. Its SHA-256 is computed from "
            "the bytes as they are read, the bytes are encrypted and stored unchanged, and then "
            "read back and compared before the tool says that it is saved."
        ),
        words.gettext(
            "Everything else – type, picture data, small pictures – was worked out afterwards, on "
            "a copy in memory."
        ),
        words.gettext(
            "In a case that concerns someone under 18, or where that is not known, no intimate "
            "image is taken in. It is described in words and numbered as “image not held”."
        ),
        words.gettext(
            "An adult’s intimate image is kept sealed. It is not shown here and not in the "
            "ordinary package."
        ),
    )


def _clocks(words: Words) -> Table:
    rows = (
        (
            words.gettext("This computer’s clock"),
            words.gettext("taking in, ledger, this report"),
            words.gettext(
                "May be wrong. The package’s ledger also holds a counter that shows a clock set "
                "back between two restarts."
            ),
        ),
        (
            words.gettext("The source’s clock"),
            words.gettext("file times as found"),
            words.gettext("Set by the device the file came from, and changed by copying."),
        ),
        (
            words.gettext("The camera’s clock"),
            words.gettext("picture data"),
            words.gettext("Printed as written in the file; often without a time zone."),
        ),
        (
            words.gettext("The screen"),
            words.gettext("time as displayed"),
            words.gettext("What the app showed, in the zone of that device; read by the person."),
        ),
        (
            words.gettext("The person’s memory"),
            words.gettext("events, payments"),
            words.gettext("Printed as given. Only a time with an offset is turned into UTC."),
        ),
    )
    return Table(
        columns=(
            Column(title=words.gettext("Clock"), width_mm=40),
            Column(title=words.gettext("Where it appears"), width_mm=43),
            Column(title=words.gettext("What to know"), width_mm=85),
        ),
        rows=tuple(tuple(cell(text) for text in row) for row in rows),
    )


def _limits(words: Words) -> tuple[str, ...]:
    return (
        words.gettext(
            "A hash shows that bytes did not change since they were taken in. It does not show "
            "what happened before, whether the content is true, or who wrote it."
        ),
        words.gettext(
            "A screenshot can be edited before it is taken in. The original is on the device."
        ),
        words.gettext("Any clock can be wrong, and a computer’s clock can be set back."),
        words.gettext(
            "Whoever has the passphrase can copy the vault, go on in the copy and show only one of "
            "the two. Only a ledger head that was noted outside the vault – on paper with a "
            "witness, or sent to the police – fixes what came before it."
        ),
        words.gettext(
            "The certificate is self-signed. It shows that the package was sealed with one "
            "key; it proves nobody’s identity."
        ),
        words.gettext(
            "“Account S1, as reported” is a name for an account. Who used it is not known here, "
            "and accounts are also taken over or copied."
        ),
        words.gettext(
            "Software is not an examiner. Type, check digits and counts are arithmetic and can be "
            "done again by anybody."
        ),
    )
