"""What comes in: what is said when it is not taken."""

from evidence_kit.i18n import N_
from evidence_kit.ui.alert_words.said import NOT_TAKEN, UNCHANGED, WELL, Said

SAID: dict[str, Said] = {
    "EK-189": Said(
        kind=WELL,
        title=N_("“{name}” was not taken into the sample case."),
        evidence=UNCHANGED,
        remedy=N_("Everybody knows its password. Start a case of your own, and add it there."),
    ),
    "EK-196": Said(
        kind=WELL,
        title=N_("Somebody has to look at “{name}” first."),
        evidence=UNCHANGED,
        remedy=N_("Is any nude or sexual picture visible in it, even a small one? Answer that."),
    ),
    "EK-201": Said(
        title=N_("“{name}” is not there."),
        evidence=N_("Nothing was taken in for it."),
        remedy=N_("Is the phone or stick still connected? Then choose the file again."),
    ),
    "EK-202": Said(
        title=N_("“{name}” could not be read to its end."),
        evidence=NOT_TAKEN,
        remedy=N_("Copy it to another place and add that copy. Keep the original."),
    ),
    "EK-203": Said(
        title=N_("“{name}” changed while it was being read."),
        evidence=NOT_TAKEN,
        remedy=N_("Wait until the program that writes it is done, then add it again."),
    ),
    "EK-204": Said(
        title=N_("“{name}” is a link to another file."),
        evidence=NOT_TAKEN,
        remedy=N_("Add the file it points to."),
    ),
    "EK-205": Said(
        title=N_("“{name}” is a folder."),
        evidence=NOT_TAKEN,
        remedy=N_("Choose the screenshots one by one, so that each can be looked at first."),
    ),
    "EK-206": Said(
        title=N_("“{name}” is not a file that can be kept."),
        evidence=NOT_TAKEN,
        remedy=N_("Choose an ordinary file."),
    ),
    "EK-301": Said(
        kind=WELL,
        title=N_("“{name}” was not taken in."),
        evidence=N_("It stays where it is, and nobody makes another copy."),
        remedy=N_(
            "Leave it there and do not delete it. Describe it in words, and tell the police which "
            "device it is on. It is not your fault."
        ),
    ),
    "EK-302": Said(
        kind=WELL,
        title=N_("Somebody has to look at “{name}” first."),
        evidence=NOT_TAKEN,
        remedy=N_(
            "Is any nude or sexual picture visible in it, even a small one? Answer that, then add "
            "it again."
        ),
    ),
    "EK-303": Said(
        kind=WELL,
        title=N_("“{name}” was not taken in: it can carry pictures that nobody has looked at."),
        evidence=N_("It is noted as {item}, described and not kept here."),
        remedy=N_("{instead} Leave the file where it is and do not delete it."),
    ),
    "EK-304": Said(
        kind=WELL,
        title=N_("“{field}” holds data that is not words and can be a picture."),
        evidence=N_("Nothing was recorded."),
        remedy=N_(
            "Leave that part out and keep the words. If it is a picture, leave it where it is and "
            "describe it."
        ),
    ),
}
"""Code → what the window says."""
