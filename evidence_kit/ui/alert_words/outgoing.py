"""What goes out, its check, and what is covered: what is said when that is refused."""

from evidence_kit.i18n import N_
from evidence_kit.ui.alert_words.said import UNCHANGED, WELL, Said

SAID: dict[str, Said] = {
    "EK-170": Said(
        kind=WELL,
        title=N_("Nothing intimate goes out of this case."),
        evidence=N_("Nothing was written."),
        remedy=N_(
            "Leave such pictures where they are and do not delete them. Tell the police which "
            "device they are on."
        ),
    ),
    "EK-171": Said(
        kind=WELL,
        title=N_("No piece can go into the locked volume."),
        evidence=N_("Nothing was written."),
        remedy=N_("Hand over without it: everything that can go out is in the package."),
    ),
    "EK-172": Said(
        kind=WELL,
        title=N_("“{path}” is locked with a passphrase."),
        evidence=N_("It was not checked."),
        remedy=N_(
            "Ask the person who handed it over for the passphrase, and check it again with that."
        ),
    ),
    "EK-173": Said(
        kind=WELL,
        title=N_("This passphrase does not open “{path}”."),
        evidence=N_("It was not checked."),
        remedy=N_(
            "Ask for it again, word by word. Capital letters, spaces and hyphens count. The "
            "package and the case have different passphrases."
        ),
    ),
    "EK-174": Said(
        kind=WELL,
        title=N_(
            "{name} alone does not fit into a part of at most {most_files} files and {most_mb} MB."
        ),
        evidence=N_("Nothing was written."),
        remedy=N_(
            "Allow larger parts, or hand this case over on a stick. A file is never cut in two: "
            "each part must be checkable alone."
        ),
    ),
    "EK-175": Said(
        kind=WELL,
        title=N_("The case holds nothing yet for this paper."),
        evidence=N_("Nothing was written."),
        remedy=N_(
            "Record an account, a link or a payment first. The text for forms and the receipt can "
            "always be made."
        ),
    ),
    "EK-180": Said(
        kind=WELL,
        title=N_("{item} cannot be covered here."),
        evidence=N_("It is unchanged."),
        remedy=N_(
            "Take a screenshot of it with the part out of view and add that, or withhold {item} "
            "from reports and packages."
        ),
    ),
    "EK-181": Said(
        kind=WELL,
        title=N_("A box does not lie in {item}."),
        evidence=N_("Nothing was made."),
        remedy=N_("Draw the box again, inside the picture."),
    ),
    "EK-182": Said(
        kind=WELL,
        title=N_("There is no covered copy of {item} yet."),
        evidence=N_("What goes out of it is unchanged."),
        remedy=N_("Make the covered copy first, or withhold {item}."),
    ),
    "EK-183": Said(
        kind=WELL,
        title=N_("{item} is marked as intimate."),
        evidence=N_("Nothing was made."),
        remedy=N_("If in doubt, withhold {item}: that is always allowed."),
    ),
    "EK-188": Said(
        kind=WELL,
        title=N_("Something nude or sexual may be visible in {item}."),
        evidence=N_("It stays withheld, and nothing of it is shown."),
        remedy=N_(
            "Look at it on the device it comes from. If nothing of the kind is visible, say so "
            "below, at the piece. If it is, or if you are not sure, withdraw it. Is a report to "
            "the police already open? Then ask them first."
        ),
    ),
    "EK-197": Said(
        kind=WELL,
        title=N_("Meanwhile something else was said of what may go out."),
        evidence=N_("Your evidence is unchanged. What was being made is taken back."),
        remedy=N_("Make it again. It follows what is said now."),
    ),
    "EK-198": Said(
        kind=WELL,
        title=N_("{item} is intimate."),
        evidence=N_("Nothing was written: everybody who can reach that place could look at it."),
        remedy=N_("For the police, choose the locked volume when you hand over."),
    ),
    "EK-503": Said(
        kind=WELL,
        title=N_("“{value}” is not a whole hand-over code."),
        evidence=N_("The package was not checked."),
        remedy=N_(
            "Type or paste all {digits} characters, 0–9 and a–f. Spaces and capitals do not matter."
        ),
    ),
    "EK-601": Said(
        title=N_("The report could not be made."),
        evidence=N_("The case was not changed."),
        remedy=N_("Keep the case as it is, and tell the makers this code: {reason}"),
    ),
    "EK-602": Said(
        kind=WELL,
        title=N_("“{path}” is not a package that can be checked."),
        evidence=UNCHANGED,
        remedy=N_("Choose the folder or the ZIP that holds the file “bagit.txt”."),
    ),
}
"""Code → what the window says."""
