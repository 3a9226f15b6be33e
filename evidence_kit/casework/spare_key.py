"""The sheet with the spare key as a file: for a printer that cannot be reached from the program.

The file opens the case like the paper does. It is written for its owner alone, never over another
file and never into the case; that it is printed and removed, whoever asks for it must be told.
"""

from datetime import datetime
from pathlib import Path

from evidence_kit import files
from evidence_kit.casework.case import require_sheet_place
from evidence_kit.i18n import Words


def sheet_pdf(code: str, *, made_at: datetime, words: Words) -> bytes:
    """Return the sheet with a recovery code as a PDF of one page.

    Raises:
        RecoveryCodeMistypedError: It is no recovery code.
        ReportError: It could not be laid out.
    """
    from evidence_kit.report.recovery_sheet import build_recovery_sheet

    return build_recovery_sheet(code, made_at=made_at, words=words)


def save_sheet_pdf(
    path: Path, code: str, *, vault_path: Path | None, made_at: datetime, words: Words
) -> None:
    """Write the sheet with a recovery code to a new file.

    Args:
        path: The file.
        code: As it was made.
        vault_path: The case that is open; the sheet never lies in it.
        made_at: When.
        words: The language of the sheet.

    Raises:
        RecoveryCodeMistypedError: It is no recovery code.
        InvalidValueError: The file would lie inside the case.
        TargetExistsError: The file exists already.
        StorageError: The medium refused; nothing was written.
    """
    files.require_free(path)
    if vault_path is not None:
        require_sheet_place(vault_path, path)
    files.write_whole(path, sheet_pdf(code, made_at=made_at, words=words))
