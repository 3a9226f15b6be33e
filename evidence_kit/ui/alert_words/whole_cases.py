"""Backups of a case, and its end: what is said when they are refused."""

from evidence_kit.i18n import N_
from evidence_kit.ui.alert_words.said import UNCHANGED, WELL, Said

SAID: dict[str, Said] = {
    "EK-130": Said(
        kind=WELL,
        title=N_("“{path}” is not a backup of a case, or nothing of it can be read."),
        evidence=UNCHANGED,
        remedy=N_("Choose the file that a backup made. If it is on a stick, try another socket."),
    ),
    "EK-131": Said(
        title=N_("What opens the case is damaged in this backup, in both places."),
        evidence=N_("Your password is not the reason. Nothing was written."),
        remedy=N_("Keep this file, and try another backup."),
    ),
    "EK-132": Said(
        kind=WELL,
        title=N_("This backup was made by a newer version."),
        evidence=UNCHANGED,
        remedy=N_("Open it with the newer version."),
    ),
    "EK-133": Said(
        title=N_("That stick cannot hold a file as large as this backup."),
        evidence=N_("Nothing was written there, and your case is not touched."),
        remedy=N_(
            "It is formatted as {kind}, which holds {largest_bytes} bytes in one file. “{name}” "
            "has {size_bytes}. Use a stick formatted as exFAT."
        ),
    ),
    "EK-134": Said(
        kind=WELL,
        title=N_("An unfinished file of that name lies there already: “{path}”."),
        evidence=N_("It is not from this case, and was left as it is."),
        remedy=N_("Choose another place, or move that file away first."),
    ),
    "EK-150": Said(
        title=N_("This case was deleted. Nothing can open what is left of it."),
        evidence=N_(
            "Its keys are destroyed. Some of its files still lie in “{path}”. An old block of the "
            "disk that still holds the header could be opened by somebody who knows the password."
        ),
        remedy=N_("Delete it once more to remove what is left."),
    ),
    "EK-151": Said(
        title=N_("The case is deleted, but not every file could be removed."),
        evidence=N_(
            "The keys are destroyed, so nothing can open what is left in the folder. An old block "
            "of the disk that still holds the header could be opened by somebody who knows the "
            "password."
        ),
        remedy=N_("Delete it once more to remove what is left. ({reason})"),
    ),
    "EK-152": Said(
        kind=WELL,
        title=N_("What was typed is not the reference of this case."),
        evidence=N_("Nothing was deleted."),
        remedy=N_("If you are sure, type the reference exactly as it is shown."),
    ),
    "EK-186": Said(
        kind=WELL,
        title=N_("The order stays as it was when something was first handed over."),
        evidence=UNCHANGED,
        remedy=N_("New pieces come last. You can say in words what belongs before what."),
    ),
    "EK-187": Said(
        kind=WELL,
        title=N_("Deleting waits for the reference of the case."),
        evidence=N_("Nothing was deleted."),
        remedy=N_("If you are sure, type the reference exactly as it is shown: {reference}."),
    ),
    "EK-190": Said(
        kind=WELL,
        title=N_("Something was added to the sample case, so it does not go in one step."),
        evidence=N_("Nothing was deleted."),
        remedy=N_(
            "If what you added matters, put it into a case of your own first. Then delete this one "
            "like any other case: its reference is {reference}."
        ),
    ),
    "EK-191": Said(
        kind=WELL,
        title=N_("“{path}” is not the sample case."),
        evidence=N_("It was not touched."),
        remedy=N_("Give that folder another name, then try it once more."),
    ),
}
"""Code → what the window says."""
