"""The disk, the program and what was typed: what is said of them."""

from evidence_kit.i18n import N_
from evidence_kit.ui.alert_words.said import WELL, Said

SAID: dict[str, Said] = {
    "EK-160": Said(
        kind=WELL,
        title=N_("This is too much at once: {size_mib} MiB."),
        evidence=N_("Nothing was recorded, and what you typed or chose is still here."),
        remedy=N_("Do it in smaller parts, of at most {most_mib} MiB each."),
    ),
    "EK-165": Said(
        title=N_("Your share of this disk is used up, so “{name}” was not saved."),
        evidence=N_("Nothing is damaged. What was saved before is safe."),
        remedy=N_(
            "The file is still where it was. Take something else off this disk, or use another "
            "one. Then add it again."
        ),
    ),
    "EK-401": Said(
        title=N_("The disk is full, so “{name}” was not saved."),
        evidence=N_("Nothing is damaged. What was saved before is safe."),
        remedy=N_("The file is still where it was. Make some room, then add it again."),
    ),
    "EK-402": Said(
        title=N_("“{path}” cannot be written to."),
        evidence=N_("Nothing there was changed."),
        remedy=N_("Choose another place. Some sticks have a small switch that locks them."),
    ),
    "EK-403": Said(
        title=N_("The disk reported a fault, so “{name}” was not saved."),
        evidence=N_("What was saved before stays as it was."),
        remedy=N_("Check the cable or the stick. Copy the case to another disk before going on."),
    ),
    "EK-404": Said(
        kind=WELL,
        title=N_("“{path}” is there already."),
        evidence=N_("It was left as it is."),
        remedy=N_("Choose another name, or move the other one away first."),
    ),
    "EK-501": Said(
        kind=WELL,
        title=N_("“{value}” cannot be used as {field}."),
        evidence=N_("Nothing was recorded or changed."),
        remedy=N_("Expected: {expected}."),
    ),
    "EK-199": Said(
        title=N_("This text is too long to be kept while you type."),
        # Translators: {most_characters} is a number such as 1 000 000.
        evidence=N_(
            "What you typed last is not saved yet: more than {most_characters} characters. What "
            "was saved before stays."
        ),
        remedy=N_("Put a long text into a file and add the file, or shorten it."),
    ),
    "EK-502": Said(
        kind=WELL,
        title=N_("This waits for a yes."),
        evidence=N_("Nothing was kept or changed."),
        remedy=N_("Answer the question on the page, then go on."),
    ),
    "EK-701": Said(
        title=N_("A part of the help in this program cannot be read."),
        # Translators: {reason} is a list of names of files.
        evidence=N_("It is this part: {reason}. Your case is not affected."),
        remedy=N_("In danger, call your emergency number now. Then install Evidence Kit again."),
    ),
    "EK-702": Said(
        kind=WELL,
        title=N_("Stopped, as you asked."),
        evidence=N_("What was saved before is safe."),
        remedy=N_("Start again whenever you are ready."),
    ),
    "EK-999": Said(
        title=N_("Something went wrong in the program."),
        evidence=N_("What was saved before is safe."),
        remedy=N_("Tell the makers this line; it holds nothing from your case: {kind}, {place}"),
    ),
}
"""Code → what the window says."""

_STILL_HERE = N_("What you typed is still here, not saved yet. Make some room, then go on.")
_BEFORE = N_("What was saved before is safe.")

SAID_OF_TYPED: dict[str, Said] = {
    "EK-165": Said(
        title=N_("Your share of this disk is used up, so what you typed last is not saved."),
        evidence=_BEFORE,
        remedy=_STILL_HERE,
    ),
    "EK-401": Said(
        title=N_("The disk is full, so what you typed last is not saved."),
        evidence=_BEFORE,
        remedy=_STILL_HERE,
    ),
    "EK-402": Said(
        title=N_("The case cannot be written to just now."),
        evidence=_BEFORE,
        remedy=N_(
            "What you typed is still here, not saved yet. Is the case on a stick? Put it back, "
            "and check its small switch."
        ),
    ),
    "EK-403": Said(
        title=N_("The disk reported a fault, so what you typed last is not saved."),
        evidence=_BEFORE,
        remedy=N_("What you typed is still here, not saved yet. Check the cable or the stick."),
    ),
}
"""Code → what the window says where something typed was to be kept, and no file."""
