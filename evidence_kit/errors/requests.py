"""Something asked for that cannot be done as it was asked."""

from evidence_kit.errors.error import EvidenceKitError
from evidence_kit.i18n import N_


class InputError(EvidenceKitError):
    """What was typed cannot be recorded as it is."""


class InvalidValueError(InputError):
    """A value has the wrong form."""

    code = "EK-501"
    exit_code = 50
    summary = N_("“{value}” cannot be used as {field}. Nothing was recorded or changed.")
    remedy = N_("Expected: {expected}.")


class DraftTooLongError(InputError):
    """What stands in a field is longer than what is kept while somebody types."""

    code = "EK-199"
    exit_code = 69
    summary = N_(
        "What was typed is longer than {most_characters} characters. This much is not kept while "
        "it is typed. What was saved before stays."
    )
    remedy = N_("Put a long text into a file and add the file, or shorten it.")


class ConfirmationNeededError(InputError):
    """Something may only be kept or changed after a person said yes, and nobody could be asked."""

    code = "EK-502"
    exit_code = 51
    summary = N_("This waits for a yes, and nobody can be asked here. Nothing was kept or changed.")
    remedy = N_(
        "Run it in a terminal and answer the question, or look at what was printed above and run "
        "it again with --yes."
    )


class HandOverCodeError(InputError):
    """What was given as the hand-over code is not the whole code."""

    code = "EK-503"
    exit_code = 52
    summary = N_("“{value}” is not a whole hand-over code. The package was not checked.")
    remedy = N_(
        "Type or paste all {digits} digits (0–9, a–f); spaces and capitals do not matter. A "
        "shortened code shows nothing. Without a code, leave out --code."
    )


class TooMuchAtOnceError(InputError):
    """What would cross between window and vault process is longer than any frame may be."""

    code = "EK-160"
    exit_code = 80
    summary = N_(
        "This is too much at once ({size_mib} MiB; the most is {most_mib}). Nothing was sent or "
        "recorded, and what you typed or chose is still here."
    )
    remedy = N_("Give it in smaller parts, or add it as a file.")


class DeletionNotConfirmedError(InputError):
    """What was typed to confirm a deletion is not the case's reference."""

    code = "EK-152"
    exit_code = 83
    summary = N_("What was typed is not the reference of this case. Nothing was deleted.")
    remedy = N_(
        "If you are sure, type the reference exactly as it is shown. If not, leave everything as "
        "it is."
    )


class ReferenceNeededError(InputError):
    """A deletion waits for the case's reference to be typed, and nobody could be asked."""

    code = "EK-187"
    exit_code = 65
    summary = N_(
        "Deleting waits for the reference of the case, and nobody can be asked here. Nothing was "
        "deleted."
    )
    remedy = N_(
        "Run it in a terminal and type the reference, or look at what was printed above and give "
        "it with “--confirm {reference}”."
    )


class OrderSettledError(InputError):
    """The order of the exhibits was to change after something of the case went out."""

    code = "EK-186"
    exit_code = 64
    summary = N_(
        "Something was handed over already, so the order of the exhibits stays as it is. Nothing "
        "was changed."
    )
    remedy = N_(
        "New exhibits come last. Say in the words of an exhibit, or in the account of what "
        "happened, what belongs before what."
    )


class ExportError(EvidenceKitError):
    """Something that should go out, or came in as a package, cannot be made or read."""


class ReportError(ExportError):
    """The report could not be laid out."""

    code = "EK-601"
    exit_code = 60
    summary = N_("The report could not be made ({reason}). The vault was not changed.")
    remedy = N_("Keep the vault as it is and tell the makers the code and the reason.")


class NoPaperError(ExportError):
    """The case holds nothing that would stand on the papers that were asked for."""

    code = "EK-175"
    exit_code = 53
    summary = N_(
        "The case holds nothing yet for what was asked for ({kinds}). Nothing was written."
    )
    remedy = N_(
        "Record an account, a link or a payment first. The text for forms and the receipt can "
        "always be made."
    )


class NotAPackageError(ExportError):
    """The path is not a package that can be checked."""

    code = "EK-602"
    exit_code = 61
    summary = N_("“{path}” is not a package that can be checked ({reason}).")
    remedy = N_("Choose the folder or ZIP that holds bagit.txt and manifest-sha256.txt.")


class SensitiveUnderAgeError(ExportError):
    """Intimate exhibits were asked for out of an under-18 case."""

    code = "EK-170"
    exit_code = 84
    summary = N_(
        "This case concerns someone who is or may be under 18. Nothing intimate goes out of it, "
        "also not locked. Nothing was written."
    )
    remedy = N_(
        "Leave such pictures where they are and do not delete them. Tell the police which device "
        "they are on. It is not your fault. Make the package without --sensitive."
    )


class NothingSensitiveError(ExportError):
    """A volume of intimate exhibits was asked for, and none can go into it."""

    code = "EK-171"
    exit_code = 85
    summary = N_(
        "No exhibit of this case is marked as intimate, or what is marked so is withheld or "
        "covered. Nothing was written."
    )
    remedy = N_("Make the package without --sensitive: everything that can go out is in it.")


class PackageLockedError(ExportError):
    """A package is locked, and no passphrase was given."""

    code = "EK-172"
    exit_code = 86
    summary = N_("“{path}” is locked with a passphrase. It was not checked.")
    remedy = N_(
        "Ask the person who handed it over for the passphrase, and check it again with that. In "
        "a terminal: --encrypt-passphrase-file."
    )


class PackagePassphraseError(ExportError):
    """The passphrase does not open a locked package."""

    code = "EK-173"
    exit_code = 87
    summary = N_("This passphrase does not open “{path}”. It was not checked.")
    remedy = N_(
        "Ask for it again, word by word. Capital letters, spaces and hyphens count. The package "
        "and the case have different passphrases."
    )


class PartTooSmallError(ExportError):
    """An exhibit does not fit into any part of the size that was asked for."""

    code = "EK-174"
    exit_code = 88
    summary = N_(
        "{name} alone does not fit into a part of at most {most_files} files and {most_mb} MB. "
        "Nothing was written."
    )
    remedy = N_(
        "Allow larger parts, or hand this case over on a stick. A file is never cut in two: each "
        "part must be checkable alone."
    )


class ChoiceChangedError(ExportError):
    """What may go out was changed while it was being made."""

    code = "EK-197"
    exit_code = 79
    summary = N_(
        "While this was being made, something else was said of what may go out. What was made is "
        "taken back; nothing of it stays outside this case."
    )
    remedy = N_("Make it again. It follows what is said now.")
