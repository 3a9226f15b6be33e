"""A new recovery code on its way to paper, as a file that a person names.

A name that ends in ``.pdf`` gets a page with the code in groups and as a QR code; any other name
gets plain text. Either opens the vault, so it is readable for its owner alone and is said to go.
"""

from datetime import datetime
from pathlib import Path

from evidence_kit.casework.case import RecoverySheet
from evidence_kit.casework.spare_key import sheet_pdf
from evidence_kit.cli.output import say, words
from evidence_kit.clock import utc_text
from evidence_kit.i18n import N_
from evidence_kit.keys import new_recovery_code
from evidence_kit.model import Case

_TEXT = """\
Evidence Kit - recovery sheet

Case    {reference}
Made    {made_at}

Recovery code

    {code}

This code opens the vault like the passphrase does. Print this sheet or copy the
code by hand, keep it apart from the computer, and delete the file.
The letters I, L, O and U do not occur in it.
"""


def new_sheet(path: Path, made_at: datetime) -> RecoverySheet:
    """Return a sheet with a fresh code, for the file that is named."""

    def text(case: Case, code: str) -> bytes:
        text = _TEXT.format(reference=case.reference, made_at=utc_text(made_at), code=code)
        return text.encode("utf-8")

    def pdf(_case: Case, code: str) -> bytes:
        return sheet_pdf(code, made_at=made_at, words=words())

    is_pdf = path.suffix.lower() == ".pdf"
    return RecoverySheet(path=path, code=new_recovery_code(), data=pdf if is_pdf else text)


def say_where(path: Path) -> None:
    """Say where the sheet is, and what the file is."""
    say(
        N_(
            "The recovery sheet is in “{path}”. The file itself opens the case: print or copy it, "
            "then delete it."
        ),
        path=str(path),
    )
