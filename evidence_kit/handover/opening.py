"""Two short texts outside of any package: how a locked ZIP is opened, and what to do with paper.

The rules are those of READ-ME-FIRST.txt: ASCII and CRLF, English, nothing promised that a hash
cannot show. No passphrase stands in them, and nothing about a person.
"""

from evidence_kit.clock import utc_text
from evidence_kit.handover.finishing import PackageOrder
from evidence_kit.model import Digest

_HOW_TO_OPEN = """\
HOW TO OPEN {name}

  What begins with this name and ends in .zip is locked (ZIP with AES-256).
  The person who gave it to you tells you the passphrase: by voice, or on
  paper apart from it. It is written nowhere in or beside the file.
  Small and capital letters, spaces and hyphens count.

  7-Zip opens it (on Linux: 7z x), and so does any program that knows ZIP
  with AES-256. The Windows Explorer and the command unzip do not.

  READ-ME-FIRST.txt inside says how to check that nothing changed. With
  Evidence Kit nothing needs to be unpacked for that:
  evidence-kit verify {name}.zip --encrypt-passphrase-file FILE --code THE-64-DIGITS
"""

_PRINT = """\
FOR PAPER: {reference}, version {version}
made {made_at} (UTC, by the clock of the computer it was made on)

  {report}      print it one-sided or two-sided, black is enough
  steps-checklist.pdf      for the person, not for the police

  The other files are as needed: requests to platforms, sheets for banks,
  text for forms, and a receipt for whoever takes the paper.

  The originals are not here. They stay in the encrypted vault, and a
  package for a stick or a portal can be made at any time.

  Paper cannot be checked bit by bit. The report prints the SHA-256 of each
  exhibit, so that an original that is handed over later can be compared.
  There is no hand-over code for paper. The receipt names the SHA-256 of
  the report as a file, which is
    {digest}
"""


def how_to_open(name: str) -> bytes:
    """Write the text that lies beside a locked ZIP.

    Args:
        name: Of the ZIP, or what the names of several begin with; without its ending.
    """
    return _encoded(_HOW_TO_OPEN.format(name=name))


def print_readme(order: PackageOrder, report_name: str, digest: Digest) -> bytes:
    """Write the text that lies beside the files that are for paper."""
    return _encoded(
        _PRINT.format(
            reference=order.case_file.case.reference,
            version=order.facts.version,
            made_at=utc_text(order.facts.made_at),
            report=report_name,
            digest=digest,
        )
    )


def _encoded(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("ascii")
