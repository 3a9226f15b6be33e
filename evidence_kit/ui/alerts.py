"""A refusal of the vault process → the words a person reads in the window.

The error classes speak for the command line too; here the same codes speak of pages and buttons.
The rules are:

* Three parts, always: what happened · what it means for the evidence · what to do. The code stands
  small beside them, for a call with somebody who helps.
* Red is for evidence that is no longer what it was, ochre for what is not saved yet; everything
  else is a quiet well.
* Facts are untrusted: they are put into a sentence after it was translated, made visible, and shown
  as plain text.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from evidence_kit.errors import OUR_SENTENCES, EvidenceKitError, InternalError
from evidence_kit.finding_words import said_detail
from evidence_kit.i18n import N_, Words
from evidence_kit.visible import visible

if TYPE_CHECKING:
    from evidence_kit.messages import Problem


class AlertKind(StrEnum):
    """How an alert looks; the names are those of the cards."""

    WELL = "well"
    SOON = "soon"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What a notice says, in the person's language."""

    kind: AlertKind
    title: str
    """What happened."""
    evidence: str
    """What it means for the evidence; "" where it means nothing."""
    remedy: str
    """What to do now."""
    code: str
    """``EK-nnn``."""


def alert_for(problem: "Problem", words: Words) -> Alert:
    """Return the words for a refusal; a code nobody knows is a mistake of ours."""
    code = problem.code if problem.code in ERRORS else InternalError.code
    said = _SAID.get(code) or _from_class(ERRORS[code])
    facts = _Facts({name: _fact(name, value, words) for name, value in problem.facts.items()})
    return Alert(
        kind=said.kind,
        title=words.gettext(said.title).format_map(facts),
        evidence=words.gettext(said.evidence).format_map(facts) if said.evidence else "",
        remedy=words.gettext(said.remedy).format_map(facts),
        code=problem.code,
    )


def _concrete(base: type[EvidenceKitError]) -> dict[str, type[EvidenceKitError]]:
    found = {base.code: base} if hasattr(base, "code") else {}
    for each in base.__subclasses__():
        found |= _concrete(each)
    return found


ERRORS = _concrete(EvidenceKitError)
"""Code → class, of every error that can be told."""


class _Facts(dict[str, str]):
    """Facts of a refusal; one that a sentence wants and the refusal lacks is left blank."""

    def __missing__(self, name: str) -> str:
        return "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    title: str
    evidence: str
    remedy: str
    kind: AlertKind = AlertKind.SOON


def _from_class(kind: type[EvidenceKitError]) -> _Said:
    return _Said(title=kind.summary, evidence="", remedy=kind.remedy)


def _fact(name: str, value: str | int, words: Words) -> str:
    if name in OUR_SENTENCES and value:
        return words.gettext(_INSTEAD_HERE.get(str(value), str(value)))
    if name == "reason":
        return said_detail(visible(str(value)), words)
    return visible(str(value))


_WELL = AlertKind.WELL
_DANGER = AlertKind.DANGER

_NOT_TAKEN = N_("It was not taken in. It is still where it was.")
_UNCHANGED = N_("Nothing was changed.")
_COPY_FIRST = N_(
    "Copy the whole case folder to another disk first. If you made a copy before, open that one."
)

_INSTEAD_HERE = {
    "Say in words what happens in it, with “not-held”.": N_("Say in words what happens in it."),
    "Say in words what it is, with “not-held”.": N_("Say in words what it is."),
}
"""Sentences that name a verb of the command line → the same for the window."""

_SAID: dict[str, _Said] = {
    "EK-101": _Said(
        kind=_WELL,
        title=N_("That was not it."),
        evidence=N_("Nothing is lost, and nothing was changed."),
        remedy=N_(
            "Look at capital letters and the keyboard’s language, then try again. The spare key "
            "sheet opens the case too."
        ),
    ),
    "EK-102": _Said(
        kind=_WELL,
        title=N_("This case is open in another window."),
        evidence=_UNCHANGED,
        remedy=N_("Close it there, then try again."),
    ),
    "EK-103": _Said(
        kind=_WELL,
        title=N_(
            "This case was made by a newer Evidence Kit (format {found}, this one knows {known})."
        ),
        evidence=_UNCHANGED,
        remedy=N_("Open it with the newer program."),
    ),
    "EK-104": _Said(
        kind=_DANGER,
        title=N_("The case file is damaged. Your password is not the reason."),
        evidence=N_("The pieces of evidence themselves may be whole. This is not your doing."),
        remedy=_COPY_FIRST,
    ),
    "EK-105": _Said(
        kind=_WELL,
        title=N_("There is no case in “{path}”."),
        evidence=_UNCHANGED,
        remedy=N_("Choose the folder in which the case was made."),
    ),
    "EK-106": _Said(
        kind=_WELL,
        title=N_("“{path}” is there already and is not empty."),
        evidence=_UNCHANGED,
        remedy=N_("Choose another name or another place for the new case."),
    ),
    "EK-107": _Said(
        kind=_DANGER,
        title=N_("The password is right, but the case cannot be read."),
        evidence=N_("The pieces of evidence themselves may be whole. This is not your doing."),
        remedy=N_(
            "Copy the whole case folder to another disk first. Then save what is whole, or bring "
            "back a backup."
        ),
    ),
    "EK-108": _Said(
        kind=_WELL,
        title=N_("This password is too short to protect the case."),
        evidence=N_("Nothing was made yet."),
        remedy=N_("Use at least {minimum} characters. Four or five unrelated words work well."),
    ),
    "EK-109": _Said(
        title=N_("There is not enough free memory to open the case."),
        evidence=_UNCHANGED,
        remedy=N_("Close other programs, then try again. {needed_mib} MiB are needed."),
    ),
    "EK-110": _Said(
        kind=_DANGER,
        title=N_("{item} is no longer as it was saved."),
        evidence=N_("The other pieces are not affected. This is not your doing."),
        remedy=N_(
            "Look for a copy of the case. If the original is still on the device, leave it there."
        ),
    ),
    "EK-111": _Said(
        title=N_("“{name}” did not read back the same, so it was not saved."),
        evidence=N_("The file is still where it was. What was saved before is not affected."),
        remedy=N_("This disk may be wearing out. Keep the original, and copy the case elsewhere."),
    ),
    "EK-112": _Said(
        kind=_WELL,
        title=N_("“{item}” is not in this case."),
        evidence=_UNCHANGED,
        remedy=N_("Look at the page again: it may have been withdrawn."),
    ),
    "EK-113": _Said(
        kind=_WELL,
        title=N_("{item} is described here; its file is not kept."),
        evidence=N_("The record of when it was noted or withdrawn stays."),
        remedy=N_("What is described can still go in the report."),
    ),
    "EK-114": _Said(
        kind=_WELL,
        title=N_("This looks like a spare key with a typing mistake."),
        evidence=N_("Nothing is lost, and nothing was changed."),
        remedy=N_(
            "Compare it with the sheet, group by group. The letters I, L, O and U are never used."
        ),
    ),
    "EK-115": _Said(
        kind=_WELL,
        title=N_("No case is open any more."),
        evidence=N_("What was saved before is safe."),
        remedy=N_("Open the case again, then go on."),
    ),
    "EK-116": _Said(
        kind=_WELL,
        title=N_("Another case is open here."),
        evidence=_UNCHANGED,
        remedy=N_("Lock it first, then open the other one."),
    ),
    "EK-117": _Said(
        kind=_DANGER,
        title=N_("Two small files are gone from “{path}”, and with them the key of the case."),
        evidence=N_("Without one of them nobody can open the case. Nothing was changed."),
        remedy=N_(
            "Keep the folder as it is. Look for an earlier copy of it, on a stick or in a backup. "
            "Its file header.a or header.b is enough. Put it into a copy of this folder and open "
            "that."
        ),
    ),
    "EK-121": _Said(
        kind=_WELL,
        title=N_("This case can be opened in {maximum} ways, and all of them are taken."),
        evidence=_UNCHANGED,
        remedy=N_("Take a password away that is not needed any more, then try again."),
    ),
    "EK-122": _Said(
        kind=_WELL,
        title=N_("This is the last way to open the case, so it stays."),
        evidence=_UNCHANGED,
        remedy=N_("Add another password or a spare key first, or change this one."),
    ),
    "EK-123": _Said(
        kind=_WELL,
        title=N_("That password does not open the case any more."),
        evidence=_UNCHANGED,
        remedy=N_("It may have been taken away in the meantime. Open this page again."),
    ),
    "EK-125": _Said(
        title=N_("The change did not go through to its end."),
        evidence=N_("No piece of evidence is affected."),
        remedy=N_(
            "Perhaps the old one opens the case, perhaps the new one. Keep both until you have "
            "opened the case once more."
        ),
    ),
    "EK-124": _Said(
        kind=_WELL,
        title=N_("This password opens the case already."),
        evidence=_UNCHANGED,
        remedy=N_("Choose another one. Then the record can tell who opened the case."),
    ),
    "EK-126": _Said(
        kind=_WELL,
        title=N_("A support worker’s password cannot give the case a new key."),
        evidence=_UNCHANGED,
        remedy=N_("It takes your own password, or the spare key."),
    ),
    "EK-127": _Said(
        title=N_("The new password opens the case, but not everything went through."),
        evidence=N_("No piece of evidence is lost. The case is closed now."),
        remedy=N_("Open it with the new password. What is left is finished then."),
    ),
    "EK-128": _Said(
        kind=_WELL,
        title=N_("Group {group} of the spare key has a typing mistake."),
        evidence=N_("Nothing is lost, and nothing was changed."),
        remedy=N_(
            "Compare that group with the sheet. It has four characters. I, L, O and U are never "
            "used."
        ),
    ),
    "EK-140": _Said(
        kind=_WELL,
        title=N_("“{address}” is not an address that can be asked."),
        evidence=N_("Nothing was sent."),
        remedy=N_("Copy it from the authority’s own page. It starts with http:// or https://."),
    ),
    "EK-141": _Said(
        kind=_WELL,
        title=N_("“{address}” cannot be reached."),
        evidence=_UNCHANGED,
        remedy=N_("Try again later, or use a page or a message. They need no network. ({reason})"),
    ),
    "EK-142": _Said(
        kind=_WELL,
        title=N_("“{address}” did not answer within {seconds} seconds."),
        evidence=_UNCHANGED,
        remedy=N_("Try again later, or use another authority, a page or a message."),
    ),
    "EK-143": _Said(
        kind=_WELL,
        title=N_("“{address}” points to another address, which was not asked."),
        evidence=_UNCHANGED,
        remedy=N_("If “{other}” belongs to the authority, use it instead."),
    ),
    "EK-144": _Said(
        kind=_WELL,
        title=N_("“{address}” sends more than {bytes} bytes. No time stamp is that long."),
        evidence=N_("Nothing was kept."),
        remedy=N_("Check the address, or use another authority, a page or a message."),
    ),
    "EK-145": _Said(
        kind=_WELL,
        title=N_("“{address}” answered with an error."),
        evidence=_UNCHANGED,
        remedy=N_("Check that this is its address for time stamps, and try again. ({reason})"),
    ),
    "EK-146": _Said(
        title=N_("This time stamp does not hold."),
        evidence=N_("Nothing was kept. The case is as it was."),
        remedy=N_("Do not rely on it. Use another authority, a page or a message. ({reason})"),
    ),
    "EK-147": _Said(
        kind=_WELL,
        title=N_("Group {place} is not as it stands on the page."),
        evidence=N_("Nothing was compared, and nothing is known to be wrong."),
        remedy=N_("Look at that group again, digit by digit."),
    ),
    "EK-148": _Said(
        kind=_WELL,
        title=N_("This is not all of it."),
        evidence=N_("Nothing was compared, and nothing is known to be wrong."),
        remedy=N_("Paste the whole message, or type all {groups} groups of six digits."),
    ),
    "EK-149": _Said(
        kind=_WELL,
        title=N_("A part is missing, stands there twice, or is in another place."),
        evidence=N_("Nothing was compared, and nothing is known to be wrong."),
        remedy=N_("Look at it again from left to right."),
    ),
    "EK-201": _Said(
        title=N_("“{name}” is not there."),
        evidence=N_("Nothing was taken in for it."),
        remedy=N_("Is the phone or stick still connected? Then choose the file again."),
    ),
    "EK-202": _Said(
        title=N_("“{name}” could not be read to its end."),
        evidence=_NOT_TAKEN,
        remedy=N_("Copy it to another place and add that copy. Keep the original."),
    ),
    "EK-203": _Said(
        title=N_("“{name}” changed while it was being read."),
        evidence=_NOT_TAKEN,
        remedy=N_("Wait until the program that writes it is done, then add it again."),
    ),
    "EK-204": _Said(
        title=N_("“{name}” is a link to another file."),
        evidence=_NOT_TAKEN,
        remedy=N_("Add the file it points to."),
    ),
    "EK-205": _Said(
        title=N_("“{name}” is a folder."),
        evidence=_NOT_TAKEN,
        remedy=N_("Choose the screenshots one by one, so that each can be looked at first."),
    ),
    "EK-206": _Said(
        title=N_("“{name}” is not a file that can be kept."),
        evidence=_NOT_TAKEN,
        remedy=N_("Choose an ordinary file."),
    ),
    "EK-130": _Said(
        kind=_WELL,
        title=N_("“{path}” is not a backup of a case, or nothing of it can be read."),
        evidence=_UNCHANGED,
        remedy=N_("Choose the file that a backup made. If it is on a stick, try another socket."),
    ),
    "EK-131": _Said(
        title=N_("What opens the case is damaged in this backup, in both places."),
        evidence=N_("Your password is not the reason. Nothing was written."),
        remedy=N_("Keep this file, and try another backup."),
    ),
    "EK-132": _Said(
        kind=_WELL,
        title=N_("This backup was made by a newer version."),
        evidence=_UNCHANGED,
        remedy=N_("Open it with the newer version."),
    ),
    "EK-133": _Said(
        title=N_("That stick cannot hold a file as large as this backup."),
        evidence=N_("Nothing was written there, and your case is not touched."),
        remedy=N_(
            "It is formatted as {kind}, which holds {largest_bytes} bytes in one file. “{name}” "
            "has {size_bytes}. Use a stick formatted as exFAT."
        ),
    ),
    "EK-134": _Said(
        kind=_WELL,
        title=N_("An unfinished file of that name lies there already: “{path}”."),
        evidence=N_("It is not from this case, and was left as it is."),
        remedy=N_("Choose another place, or move that file away first."),
    ),
    "EK-301": _Said(
        kind=_WELL,
        title=N_("“{name}” was not taken in."),
        evidence=N_("It stays where it is, and nobody makes another copy."),
        remedy=N_(
            "Leave it there and do not delete it. Describe it in words, and tell the police which "
            "device it is on. It is not your fault."
        ),
    ),
    "EK-302": _Said(
        kind=_WELL,
        title=N_("Somebody has to look at “{name}” first."),
        evidence=_NOT_TAKEN,
        remedy=N_(
            "Is any nude or sexual picture visible in it, even a small one? Answer that, then add "
            "it again."
        ),
    ),
    "EK-196": _Said(
        kind=_WELL,
        title=N_("Somebody has to look at “{name}” first."),
        evidence=_UNCHANGED,
        remedy=N_("Is any nude or sexual picture visible in it, even a small one? Answer that."),
    ),
    "EK-303": _Said(
        kind=_WELL,
        title=N_("“{name}” was not taken in: it can carry pictures that nobody has looked at."),
        evidence=N_("It is noted as {item}, described and not kept here."),
        remedy=N_("{instead} Leave the file where it is and do not delete it."),
    ),
    "EK-304": _Said(
        kind=_WELL,
        title=N_("“{field}” holds data that is not words and can be a picture."),
        evidence=N_("Nothing was recorded."),
        remedy=N_(
            "Leave that part out and keep the words. If it is a picture, leave it where it is and "
            "describe it."
        ),
    ),
    "EK-401": _Said(
        title=N_("The disk is full, so “{name}” was not saved."),
        evidence=N_("Nothing is damaged. What was saved before is safe."),
        remedy=N_("The file is still where it was. Make some room, then add it again."),
    ),
    "EK-150": _Said(
        title=N_("This case was deleted. Nothing can open it any more."),
        evidence=N_("Its keys are destroyed. Some of its files still lie in “{path}”."),
        remedy=N_("Delete it once more to remove what is left."),
    ),
    "EK-151": _Said(
        title=N_("The case is deleted, but not every file could be removed."),
        evidence=N_("The keys are destroyed. What is left cannot be read by anybody."),
        remedy=N_("Delete it once more to remove what is left. ({reason})"),
    ),
    "EK-152": _Said(
        kind=_WELL,
        title=N_("What was typed is not the reference of this case."),
        evidence=N_("Nothing was deleted."),
        remedy=N_("If you are sure, type the reference exactly as it is shown."),
    ),
    "EK-170": _Said(
        kind=_WELL,
        title=N_("Nothing intimate goes out of this case."),
        evidence=N_("Nothing was written."),
        remedy=N_(
            "Leave such pictures where they are and do not delete them. Tell the police which "
            "device they are on."
        ),
    ),
    "EK-171": _Said(
        kind=_WELL,
        title=N_("No piece can go into the locked volume."),
        evidence=N_("Nothing was written."),
        remedy=N_("Hand over without it: everything that can go out is in the package."),
    ),
    "EK-172": _Said(
        kind=_WELL,
        title=N_("“{path}” is locked with a passphrase."),
        evidence=N_("It was not checked."),
        remedy=N_(
            "Ask the person who handed it over for the passphrase, and check it again with that."
        ),
    ),
    "EK-173": _Said(
        kind=_WELL,
        title=N_("This passphrase does not open “{path}”."),
        evidence=N_("It was not checked."),
        remedy=N_(
            "Ask for it again, word by word. Capital letters, spaces and hyphens count. The "
            "package and the case have different passphrases."
        ),
    ),
    "EK-174": _Said(
        kind=_WELL,
        title=N_("{name} alone does not fit into a part of at most {most_mb} MB."),
        evidence=N_("Nothing was written."),
        remedy=N_(
            "Allow larger parts, or hand this case over on a stick. A file is never cut in two: "
            "each part must be checkable alone."
        ),
    ),
    "EK-175": _Said(
        kind=_WELL,
        title=N_("The case holds nothing yet for this paper."),
        evidence=N_("Nothing was written."),
        remedy=N_(
            "Record an account, a link or a payment first. The text for forms and the receipt can "
            "always be made."
        ),
    ),
    "EK-180": _Said(
        kind=_WELL,
        title=N_("{item} cannot be covered here."),
        evidence=N_("It is unchanged."),
        remedy=N_(
            "Take a screenshot of it with the part out of view and add that, or withhold {item} "
            "from reports and packages."
        ),
    ),
    "EK-181": _Said(
        kind=_WELL,
        title=N_("A box does not lie in {item}."),
        evidence=N_("Nothing was made."),
        remedy=N_("Draw the box again, inside the picture."),
    ),
    "EK-182": _Said(
        kind=_WELL,
        title=N_("There is no covered copy of {item} yet."),
        evidence=N_("What goes out of it is unchanged."),
        remedy=N_("Make the covered copy first, or withhold {item}."),
    ),
    "EK-183": _Said(
        kind=_WELL,
        title=N_("{item} is marked as intimate."),
        evidence=N_("Nothing was made."),
        remedy=N_("If in doubt, withhold {item}: that is always allowed."),
    ),
    "EK-188": _Said(
        kind=_WELL,
        title=N_("Something nude or sexual may be visible in {item}."),
        evidence=N_("It stays withheld, and nothing of it is shown."),
        remedy=N_(
            "Look at it on the device it comes from. If nothing of the kind is visible, choose "
            "“Cover parts of it” and say so there. If it is, or if you are not sure, withdraw it. "
            "Is a report to the police already open? Then ask them first."
        ),
    ),
    "EK-187": _Said(
        kind=_WELL,
        title=N_("Deleting waits for the reference of the case."),
        evidence=N_("Nothing was deleted."),
        remedy=N_("If you are sure, type the reference exactly as it is shown: {reference}."),
    ),
    "EK-160": _Said(
        kind=_WELL,
        title=N_("This is too much at once: {size_mib} MiB."),
        evidence=N_("Nothing was recorded, and what you typed or chose is still here."),
        remedy=N_("Do it in smaller parts, of at most {most_mib} MiB each."),
    ),
    "EK-165": _Said(
        title=N_("Your share of this disk is used up, so “{name}” was not saved."),
        evidence=N_("Nothing is damaged. What was saved before is safe."),
        remedy=N_(
            "The file is still where it was. Take something else off this disk, or use another "
            "one. Then add it again."
        ),
    ),
    "EK-402": _Said(
        title=N_("“{path}” cannot be written to."),
        evidence=N_("Nothing there was changed."),
        remedy=N_("Choose another place. Some sticks have a small switch that locks them."),
    ),
    "EK-403": _Said(
        title=N_("The disk reported a fault, so “{name}” was not saved."),
        evidence=N_("What was saved before stays as it was."),
        remedy=N_("Check the cable or the stick. Copy the case to another disk before going on."),
    ),
    "EK-404": _Said(
        kind=_WELL,
        title=N_("“{path}” is there already."),
        evidence=N_("It was left as it is."),
        remedy=N_("Choose another name, or move the other one away first."),
    ),
    "EK-501": _Said(
        kind=_WELL,
        title=N_("“{value}” cannot be used as {field}."),
        evidence=N_("Nothing was recorded or changed."),
        remedy=N_("Expected: {expected}."),
    ),
    "EK-502": _Said(
        kind=_WELL,
        title=N_("This waits for a yes."),
        evidence=N_("Nothing was kept or changed."),
        remedy=N_("Answer the question on the page, then go on."),
    ),
    "EK-503": _Said(
        kind=_WELL,
        title=N_("“{value}” is not a whole hand-over code."),
        evidence=N_("The package was not checked."),
        remedy=N_(
            "Type or paste all {digits} characters, 0–9 and a–f. Spaces and capitals do not matter."
        ),
    ),
    "EK-601": _Said(
        title=N_("The report could not be made."),
        evidence=N_("The case was not changed."),
        remedy=N_("Keep the case as it is, and tell the makers this code: {reason}"),
    ),
    "EK-602": _Said(
        kind=_WELL,
        title=N_("“{path}” is not a package that can be checked."),
        evidence=_UNCHANGED,
        remedy=N_("Choose the folder or the ZIP that holds the file “bagit.txt”."),
    ),
    "EK-701": _Said(
        title=N_("The help in this program cannot be read."),
        evidence=N_("Your case is not affected."),
        remedy=N_("In danger, call your emergency number now. Then install Evidence Kit again."),
    ),
    "EK-702": _Said(
        kind=_WELL,
        title=N_("Stopped, as you asked."),
        evidence=N_("What was saved before is safe."),
        remedy=N_("Start again whenever you are ready."),
    ),
    "EK-999": _Said(
        title=N_("Something went wrong in the program."),
        evidence=N_("What was saved before is safe."),
        remedy=N_("Tell the makers this line; it holds nothing from your case: {kind}, {place}"),
    ),
}
"""Code → what the window says."""
