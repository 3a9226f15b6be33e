"""Opening a case and the keys that open it: what is said when that is refused."""

from evidence_kit.i18n import N_
from evidence_kit.ui.alert_words.said import COPY_FIRST, DANGER, UNCHANGED, WELL, Said

SAID: dict[str, Said] = {
    "EK-101": Said(
        kind=WELL,
        title=N_("That was not it."),
        evidence=N_("Nothing is lost, and nothing was changed."),
        remedy=N_(
            "Look at capital letters and the keyboard’s language, then try again. The spare key "
            "sheet opens the case too."
        ),
    ),
    "EK-102": Said(
        kind=WELL,
        title=N_("This case is open in another window."),
        evidence=UNCHANGED,
        remedy=N_("Close it there, then try again."),
    ),
    "EK-103": Said(
        kind=WELL,
        title=N_(
            "This case was made by a newer Evidence Kit (format {found}, this one knows {known})."
        ),
        evidence=UNCHANGED,
        remedy=N_("Open it with the newer program."),
    ),
    "EK-104": Said(
        kind=DANGER,
        title=N_("The case file is damaged. Your password is not the reason."),
        evidence=N_("The pieces of evidence themselves may be whole. This is not your doing."),
        remedy=COPY_FIRST,
    ),
    "EK-105": Said(
        kind=WELL,
        title=N_("There is no case in “{path}”."),
        evidence=UNCHANGED,
        remedy=N_("Choose the folder in which the case was made."),
    ),
    "EK-106": Said(
        kind=WELL,
        title=N_("“{path}” is there already and is not empty."),
        evidence=UNCHANGED,
        remedy=N_("Choose another name or another place for the new case."),
    ),
    "EK-107": Said(
        kind=DANGER,
        title=N_("The password is right, but the case cannot be read."),
        evidence=N_("The pieces of evidence themselves may be whole. This is not your doing."),
        remedy=N_(
            "Copy the whole case folder to another disk first. Then save what is whole, or bring "
            "back a backup."
        ),
    ),
    "EK-108": Said(
        kind=WELL,
        title=N_("This password is too short to protect the case."),
        evidence=N_("Nothing was made yet."),
        # Translators: as many words as are suggested in your language: five, of Italian six.
        remedy=N_("Use at least {minimum} characters. Five unrelated words work well."),
    ),
    "EK-109": Said(
        title=N_("There is not enough free memory to open the case."),
        evidence=UNCHANGED,
        remedy=N_("Close other programs, then try again. {needed_mib} MiB are needed."),
    ),
    "EK-110": Said(
        kind=DANGER,
        title=N_("{item} is no longer as it was saved."),
        evidence=N_("The other pieces are not affected. This is not your doing."),
        remedy=N_(
            "Look for a copy of the case. If the original is still on the device, leave it there."
        ),
    ),
    "EK-111": Said(
        title=N_("“{name}” did not read back the same, so it was not saved."),
        evidence=N_("The file is still where it was. What was saved before is not affected."),
        remedy=N_("This disk may be wearing out. Keep the original, and copy the case elsewhere."),
    ),
    "EK-112": Said(
        kind=WELL,
        title=N_("“{item}” is not in this case."),
        evidence=UNCHANGED,
        remedy=N_("Look at the page again: it may have been withdrawn."),
    ),
    "EK-113": Said(
        kind=WELL,
        title=N_("{item} is described here; its file is not kept."),
        evidence=N_("The record of when it was noted or withdrawn stays."),
        remedy=N_("What is described can still go in the report."),
    ),
    "EK-114": Said(
        kind=WELL,
        title=N_("This looks like a spare key with a typing mistake."),
        evidence=N_("Nothing is lost, and nothing was changed."),
        remedy=N_(
            "Compare it with the sheet, group by group. The letters I, L, O and U are never used."
        ),
    ),
    "EK-115": Said(
        kind=WELL,
        title=N_("No case is open any more."),
        evidence=N_("What was saved before is safe."),
        remedy=N_("Open the case again, then go on."),
    ),
    "EK-116": Said(
        kind=WELL,
        title=N_("Another case is open here."),
        evidence=UNCHANGED,
        remedy=N_("Lock it first, then open the other one."),
    ),
    "EK-117": Said(
        kind=DANGER,
        title=N_("Two small files are gone from “{path}”, and with them the key of the case."),
        evidence=N_("Without one of them nobody can open the case. Nothing was changed."),
        remedy=N_(
            "Keep the folder as it is. Look for an earlier copy of it, on a stick or in a backup. "
            "Its file header.a or header.b is enough. Put it into a copy of this folder and open "
            "that."
        ),
    ),
    "EK-121": Said(
        kind=WELL,
        title=N_("This case can be opened in {maximum} ways, and all of them are taken."),
        evidence=UNCHANGED,
        remedy=N_("Take a password away that is not needed any more, then try again."),
    ),
    "EK-122": Said(
        kind=WELL,
        title=N_("This is the last way to open the case, so it stays."),
        evidence=UNCHANGED,
        remedy=N_("Add another password or a spare key first, or change this one."),
    ),
    "EK-123": Said(
        kind=WELL,
        title=N_("That password does not open the case any more."),
        evidence=UNCHANGED,
        remedy=N_("It may have been taken away in the meantime. Open this page again."),
    ),
    "EK-124": Said(
        kind=WELL,
        title=N_("This password opens the case already."),
        evidence=UNCHANGED,
        remedy=N_("Choose another one. Then the record can tell who opened the case."),
    ),
    "EK-125": Said(
        title=N_("The change did not go through to its end."),
        evidence=N_("No piece of evidence is affected."),
        remedy=N_(
            "Perhaps the old one opens the case, perhaps the new one. Keep both until you have "
            "opened the case once more."
        ),
    ),
    "EK-126": Said(
        kind=WELL,
        title=N_("A support worker’s password cannot give the case a new key."),
        evidence=UNCHANGED,
        remedy=N_("It takes your own password, or the spare key."),
    ),
    "EK-127": Said(
        title=N_("The new password opens the case, but not everything went through."),
        evidence=N_("No piece of evidence is lost. The case is closed now."),
        remedy=N_("Open it with the new password. What is left is finished then."),
    ),
    "EK-128": Said(
        kind=WELL,
        title=N_("Group {group} of the spare key has a typing mistake."),
        evidence=N_("Nothing is lost, and nothing was changed."),
        remedy=N_(
            "Compare that group with the sheet. It has four characters. I, L, O and U are never "
            "used."
        ),
    ),
}
"""Code → what the window says."""
