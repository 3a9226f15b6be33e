"""How the material came together, what that can and cannot show, and how to check it.

The rules are: nothing is promised (product rule W7) – a hash shows no change since import, not
truth and not an author; every limit that a careful reader would find is said first, by us; what
the tool did not do is listed (product rule O5); nothing here needs our software.
"""

from evidence_kit.i18n import N_, Words
from evidence_kit.model import ClockState, ExportFacts
from evidence_kit.report.document import (
    Block,
    Bullets,
    Column,
    Commands,
    Prose,
    Section,
    Subheading,
    Table,
    Text,
    cell,
    said,
)
from evidence_kit.report.parts import Part, section


def method_section(facts: ExportFacts, words: Words) -> Section:
    """Return how it was collected, which clocks there are, and the limits."""
    return section(
        Part.METHOD,
        words,
        Subheading(text=words.gettext("How it was collected")),
        Bullets(items=tuple(said(line) for line in _collecting(words))),
        Subheading(text=words.gettext("The clocks")),
        _clocks(facts, words),
        Subheading(text=words.gettext("Limits")),
        Bullets(items=tuple(said(line) for line in _limits(words))),
    )


def not_done_section(words: Words) -> Section:
    """Return the list of what the tool did not do."""
    lines = (
        words.gettext(
            "It did not examine any device, and recovered nothing that had been deleted."
        ),
        words.gettext("It did not write to anybody, answer anybody or move any money."),
        words.gettext(
            "It did not use a network, but to ask for a time stamp where somebody chose that. No "
            "account, number, link or address was looked up, and whether any of them exists was "
            "not tested."
        ),
        words.gettext(
            "It did not alter an original, and did not sharpen, cut or complete a picture. The "
            "small pictures in this report are reduced copies. Where parts of a picture are "
            "covered, that is a copy, and its block says so."
        ),
        words.gettext(
            "It did not recognise faces, look for nudity, estimate ages or judge what a picture "
            "shows. Such words in this report were entered by whoever used it."
        ),
        words.gettext(
            "It did not check whose case this is, who used it or whether they agreed, and did not "
            "test what was entered."
        ),
        words.gettext(
            "It did not translate: what was entered or put in is in the language it was written in."
        ),
        words.gettext("It did not decide whether something is a crime."),
    )
    return section(Part.NOT_DONE, words, Bullets(items=tuple(said(line) for line in lines)))


def checking_section(words: Words, *, certificate_sha1: str) -> Section:
    """Return the steps an officer can take with what any computer already has.

    Args:
        words: The report's language.
        certificate_sha1: The SHA-1 fingerprint of the case's certificate, for viewers that show it.
    """
    return section(
        Part.CHECKING,
        words,
        Prose(
            texts=cell(
                words.gettext(
                    "The package lists its files with their SHA-256: exhibits, tables and this "
                    "report in manifest-sha256.txt, the rest in tagmanifest-sha256.txt, which the "
                    "seal covers. Open a terminal in the package’s folder and type the lines "
                    "for your system, or paste those in READ-ME-FIRST.txt. Steps 1 to 4 do not "
                    "change the package. If you have only this report and single files, compare "
                    "them with annex A."
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
                    "These lines do not notice a file that was added. The next ones print every "
                    "file that no list names. Right are tagmanifest-sha256.txt, "
                    "seal/tagmanifest-sha256.txt.p7s and, in a package with a time stamp, "
                    "seal/tagmanifest-sha256.txt.tsr."
                )
            )
        ),
        Commands(
            lines=(
                ("Linux, macOS", "comm -13 <(cut -c67- *manifest-sha256.txt | sort) \\"),
                ("", "<(find . ! -type d | cut -c3- | sort)"),
                ("PowerShell", "$names = Get-Content *manifest-sha256.txt -Encoding UTF8 |"),
                ("", "ForEach-Object { ($_ -split '\\s+', 2)[1] }"),
                ("", "Get-ChildItem -Recurse -Force -File | ForEach-Object {"),
                ("", "$_.FullName.Substring($PWD.Path.Length + 1).Replace('\\', '/')"),
                ("", "} | Where-Object { $names -notcontains $_ }"),
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
                ("OpenSSL", "openssl cms -verify -binary -inform DER -purpose any \\"),
                ("", "-in seal/tagmanifest-sha256.txt.p7s -content tagmanifest-sha256.txt \\"),
                ("", "-CAfile seal/case-certificate.pem -out /dev/null"),
                (
                    "OpenSSL",
                    "openssl x509 -in seal/case-certificate.pem -noout -fingerprint -sha256",
                ),
            )
        ),
        Prose(
            texts=cell(
                words.gettext(
                    "The first three lines are one command; it must say “CMS Verification "
                    "successful”. On Windows type it as one line, without the two \\ and with NUL "
                    "in place of /dev/null. The fingerprint must be the one on page 1, there "
                    "without colons and in small letters."
                )
            )
        ),
        *_seal_of_this_file(words, certificate_sha1),
    )


def _seal_of_this_file(words: Words, certificate_sha1: str) -> tuple[Block, ...]:
    """Say what a viewer will say about the signature in the report itself, and what it means."""
    lines = (
        words.gettext(
            "“Not modified”, “valid”: no byte changed since this report was sealed. This is the "
            "answer that matters."
        ),
        words.gettext(
            "“Identity unknown”, “issuer unknown”: nobody vouches for the key. This is as it "
            "should be; the certificate is for this case alone and names no person."
        ),
        words.gettext(
            "Please do not mark the certificate as trusted. It would not make the answer better."
        ),
        words.gettext(
            "“Modified” or “only a part is signed”: something was changed or added later. Please "
            "go back to the package and its hand-over code."
        ),
        words.gettext(
            "The signing time is this computer’s clock. Where the signature holds a time stamp "
            "from elsewhere as well, a viewer names that apart."
        ),
    )
    fingerprint = Text(
        text=certificate_sha1,
        lead=words.gettext("Some viewers show the certificate’s SHA-1 instead:"),
        exact=True,
    )
    return (
        Subheading(text=words.gettext("5. The seal inside this PDF")),
        Prose(
            texts=cell(
                words.gettext(
                    "This report was signed with the case’s key when it was made. A viewer that "
                    "checks signatures says two things at once."
                )
            )
        ),
        Bullets(items=tuple(said(line) for line in lines)),
        Commands(
            lines=(
                ("pdfsig", "pdfsig REPORT.pdf"),
                ("pdfdetach", "pdfdetach -saveall REPORT.pdf"),
            )
        ),
        Prose(
            texts=(
                said(
                    words.gettext(
                        "The first line must say both “Signature is Valid” and “Total document "
                        "signed”. The second writes the two files that travel inside, "
                        "exhibits-sha256.txt and case.jsonld, into the folder you are in. Please "
                        "run it outside the package’s folder."
                    )
                ),
                fingerprint,
            )
        ),
    )


def _collecting(words: Words) -> tuple[str, ...]:
    return (
        words.gettext(
            "The exhibits were put in by whoever used Evidence Kit; that is not the work of an "
            "examiner. Evidence Kit does not record who sat at the computer, or consent. The "
            "devices themselves were not copied."
        ),
        words.gettext(
            "A file’s first bytes are looked at to tell what it is (in an under-18 case it is "
            "looked through to its end). Then it is read from first byte to last, once, for "
            "storing and hashing."
        ),
        words.gettext(
            "Its SHA-256 is computed from the bytes as they are read. They are encrypted and "
            "stored unchanged, and then read back and compared before the tool says that it is "
            "saved. A pasted text is kept in the same way, as UTF-8."
        ),
        words.gettext(
            "Picture data and small pictures were worked out afterwards, on a copy in memory."
        ),
        words.gettext(
            "In a case that concerns someone under 18, or where that is not known, an image marked "
            "as intimate is refused; it can be described in words, as “image not held”. For each "
            "picture taken in under this rule a person answered that no nudity is visible. The "
            "tool does not look."
        ),
        words.gettext(
            "While that rule holds, a file that can carry pictures unseen, such as a video, a PDF "
            "or an e-mail, is named as “file not held” and not taken in."
        ),
        words.gettext(
            "In a case of adults alone an image marked as intimate is kept sealed. It is not shown "
            "here and not in the package. Nothing marks it but a person’s answer."
        ),
    )


_CLOCK_WORDS = {
    ClockState.IN_STEP: N_("When this report was made, the system said that it is kept in step."),
    ClockState.NOT_IN_STEP: N_(
        "When this report was made, the system said that nothing keeps it in step."
    ),
    ClockState.CANNOT_TELL: N_("Whether anything keeps it in step cannot be told here."),
}


def _clocks(facts: ExportFacts, words: Words) -> Table:
    state = words.gettext(_CLOCK_WORDS[facts.clock_state])
    rows = (
        (
            words.gettext("This computer’s clock"),
            words.gettext("taking in, ledger, this report"),
            "\n".join(
                (
                    words.gettext(
                        "May be wrong. The package’s ledger also holds a counter that shows a "
                        "clock set back between two restarts."
                    ),
                    state,
                )
            ),
        ),
        (
            words.gettext("The source’s clock"),
            words.gettext("file times as found"),
            words.gettext("Set by the device the file came from, and often changed by copying."),
        ),
        (
            words.gettext("The camera’s clock"),
            words.gettext("picture data"),
            words.gettext("Printed as written in the file; often without a time zone."),
        ),
        (
            words.gettext("As displayed or remembered"),
            words.gettext("exhibits, timeline"),
            words.gettext(
                "Read off a screen, in the zone of that device, or remembered; printed as entered."
            ),
        ),
        (
            words.gettext("As told"),
            words.gettext("events, payments"),
            words.gettext("Printed as entered. Only a time with an offset is turned into UTC."),
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
            "A screenshot can be edited before it is taken in. The original, where it still "
            "exists, is on the device."
        ),
        words.gettext("Any clock can be wrong, and a computer’s clock can be set back."),
        words.gettext(
            "Whoever has the passphrase can copy the vault, go on in the copy and show only one of "
            "the two. Only a ledger head that was noted outside the vault – on paper with a "
            "witness, sent to the police, or stamped by a time-stamping authority – fixes what "
            "came before it."
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
