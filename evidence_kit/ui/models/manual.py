"""A short manual: one page for each screen, in the words that stand on it.

It is read in the window, under help, and as files in docs/manual; both are made from here. The
rules are: what a button or field is called is never written twice – a sentence names it by a
placeholder, and what stands there is what stands on the screen; five steps are the most anybody
reads; nothing here has to be read before a page can be used.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence_kit.i18n import N_, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualPage:
    """How one screen works."""

    name: str
    """As the window names it: ``evidence`` …"""
    title: str
    """As it stands on the screen."""
    what: str
    """What it is for."""
    steps: tuple[str, ...]
    """What to do, in order; placeholders are names in :attr:`labels`."""
    good: tuple[str, ...] = ()
    """Good to know; each can be left unread."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Placeholder → what stands on the screen, as a marked constant."""
    keys: tuple[tuple[str, str], ...] = ()
    """Keys that only this page has, and what they do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualSaid:
    """A page of the manual in a language, ready to be read."""

    title: str
    what: str
    steps: tuple[str, ...]
    good: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]


def said(page: ManualPage, words: Words) -> ManualSaid:
    """Return a page of the manual in a language, with the words of the screen put in."""
    labels = {name: words.gettext(label) for name, label in page.labels.items()}

    def filled(sentence: str) -> str:
        return words.gettext(sentence).format(**labels)

    return ManualSaid(
        title=words.gettext(page.title),
        what=filled(page.what),
        steps=tuple(map(filled, page.steps)),
        good=tuple(map(filled, page.good)),
        keys=tuple((words.gettext(key), filled(what)) for key, what in page.keys),
    )


def find_page(name: str) -> ManualPage | None:
    """Return the page about a screen, or ``None``."""
    return next((page for page in MANUAL if page.name == name), None)


EVERYWHERE: tuple[tuple[str, str], ...] = (
    (
        N_("Shift, Shift, Shift"),
        N_(
            "Hide the window at once. Nothing in the case is deleted. Once a case was open, the "
            "clipboard is emptied; a list of earlier copies may still have what was on it."
        ),
    ),
    (N_("F1"), N_("Help now, and how the page works.")),
    (N_("Ctrl + L"), N_("Lock the case.")),
    (N_("Ctrl + 1 … 7"), N_("Go to one of the seven parts of the case.")),
    (N_("Ctrl + V"), N_("Paste anything, from any page.")),
    (N_("Ctrl + Plus, Minus, 0"), N_("Larger text, smaller text, usual text.")),
    (N_("F6"), N_("Jump between the head, the parts, the page and the foot.")),
    (N_("Ctrl + Z"), N_("Take back what was typed in a field, step by step.")),
)
"""Keys that every page has."""

MANUAL: tuple[ManualPage, ...] = (
    ManualPage(
        name="welcome",
        title=N_("You are in the right place."),
        what=N_("The first page. It asks whether this computer is safe, and then opens a door."),
        steps=(
            N_("Say whether the person who threatens you can reach this computer."),
            N_("Press “{help}” for phone numbers. You need no case for that."),
            N_("Press “{start}” to keep what you have, or “{open}” to go on."),
        ),
        good=(
            N_("Nothing about you is stored, only the language and how the page looks."),
            N_("“{hide}” takes the window away at once. Nothing is deleted."),
            N_("“{sample}” opens a made-up case, so that you can look round first."),
        ),
        labels={
            "help": N_("I need help now"),
            "start": N_("Start a case"),
            "open": N_("Open my case"),
            "hide": N_("Hide now"),
            "sample": N_("Try a made-up case"),
        },
    ),
    ManualPage(
        name="new-case",
        title=N_("New case"),
        what=N_("Six short questions. Nothing is stored before the last one is answered."),
        steps=(
            N_("Answer a question, or leave it open where “{skip}” stands."),
            N_("Press “{go_on}”. “{back}” leads to the question before."),
            N_("Choose a password made of words. Nobody can open the case without it."),
            N_("Print the spare key sheet, or copy it by hand. Keep it where only you find it."),
        ),
        good=(
            N_("Your age, or the age in a picture, decides which rules protect you."),
            N_("You can press “{back}” as often as you like. Your answers stay."),
        ),
        labels={"skip": N_("Skip"), "go_on": N_("Continue"), "back": N_("Back")},
        keys=((N_("Enter"), N_("Go on.")), (N_("Alt + Left"), N_("Go back."))),
    ),
    ManualPage(
        name="unlock",
        title=N_("Open my case"),
        what=N_("Your password opens the case. Wrong tries never delete anything."),
        steps=(
            N_("Type your password, and press “{open}”."),
            N_("Forgotten? Press “{spare}” and type what stands on the sheet."),
            N_("The case lies in another folder? Choose that folder first."),
        ),
        good=(N_("Nobody can open the case without the password or the sheet. We cannot either."),),
        labels={"open": N_("Open"), "spare": N_("Use the spare key sheet")},
    ),
    ManualPage(
        name="bringing-back",
        title=N_("Was a backup made before?"),
        what=N_("It brings a case back from a backup, or saves what is whole of a damaged one."),
        steps=(
            N_("Choose where it comes from. That is read only, and stays as it is."),
            N_("Choose a new folder. Nothing that is there is replaced."),
            N_("Type the password of the case. Then wait for the check."),
        ),
        good=(N_("What is missing or changed is listed by name, with what it means."),),
    ),
    ManualPage(
        name="home",
        title=N_("Case home"),
        what=N_("What to do now, one thing at a time, and how far you are."),
        steps=(
            N_("Look at “{next}”. It is the one thing that helps most now."),
            N_("Do it, or put it off with “{not_now}”. Nobody asks why."),
            N_("“{queue}” lists what the apps may delete by themselves. Save that first."),
        ),
        good=(
            N_("Everything is saved as you go. You can stop here at any time."),
            N_("Having nothing to add is fine. The report can be made all the same."),
        ),
        labels={
            "next": N_("Next"),
            "not_now": N_("Not now"),
            "queue": N_("What can disappear first"),
        },
    ),
    ManualPage(
        name="evidence",
        title=N_("Evidence"),
        what=N_("Screenshots, files and messages come in here. Each is kept exactly as it is."),
        steps=(
            N_("Drop files on the page, press “{choose}”, or press “{paste}”."),
            N_("Answer the one question about each file. Then it is copied and checked."),
            N_("Open a piece, and say what it shows and how you got it."),
            N_("Something you cannot or should not copy? Press “{describe}”."),
        ),
        good=(
            N_("Pictures stay covered. Hold “{look}” to see one, and let go to cover it."),
            N_("“Saved and verified” means: copied, read back, and compared."),
            N_(
                "A piece can be withdrawn. Its file then goes for good; its number stays, so that "
                "nothing seems to vanish."
            ),
            N_("Is a piece only not to go out? Withhold it: it stays here."),
            N_("The original stays where it was. Do not delete it there."),
        ),
        labels={
            "choose": N_("Choose files"),
            "paste": N_("Paste"),
            "describe": N_("Describe it in words"),
            "look": N_("Hold to look"),
        },
        keys=(
            (N_("Ctrl + N"), N_("Add files.")),
            (N_("Space, held"), N_("Look at the piece that is open, while you hold it.")),
        ),
    ),
    ManualPage(
        name="people",
        title=N_("People & accounts"),
        what=N_("Names, accounts, numbers and links that the other side used, letter by letter."),
        steps=(
            N_("Press “{paste}” and put in a message. We find the names and numbers in it."),
            N_("Or press “{add}” and write one yourself."),
            N_("Say when it was seen, if you happen to know."),
        ),
        good=(
            N_("You need not find out who it is. That is the job of the police."),
            N_("A name can be changed. A number beside it often stays the same."),
        ),
        labels={"paste": N_("Paste anything"), "add": N_("Add by hand")},
    ),
    ManualPage(
        name="money",
        title=N_("Money"),
        what=N_("What was asked for and what was paid. Paying is nothing to be ashamed of."),
        steps=(
            N_("Money moved? Call your bank. “{say}” gives you the words."),
            N_("Press “{demand}” or “{payment}”, and write what you know."),
            N_("Leave out what you do not know. That is an answer too."),
        ),
        good=(
            N_("Sums in several currencies stand side by side. Nothing is converted."),
            N_("We check whether an account number adds up. We look nothing up."),
            N_("Nobody who asks for a fee can get your money or pictures back."),
        ),
        labels={
            "say": N_("What to say"),
            "demand": N_("Add a demand"),
            "payment": N_("Add a payment"),
        },
    ),
    ManualPage(
        name="story",
        title=N_("What happened"),
        what=N_("Your own words, in any order. Nothing here is judged."),
        steps=(
            N_("Write under “{facts}”. It is saved a second after you stop."),
            N_("Press “{add}” for things that happened at a certain time."),
            N_("Answer the short questions for page 1, or leave them open."),
        ),
        good=(
            N_("“{feelings}” stays here. It never goes in the report."),
            N_("The other side may get to read the report. Leave out your address."),
        ),
        labels={
            "facts": N_("What was said and done"),
            "add": N_("Add something that happened"),
            "feelings": N_("How it is for me"),
        },
    ),
    ManualPage(
        name="steps",
        title=N_("Steps"),
        what=N_("Eight steps, in the order in which they protect you best. You can skip any."),
        steps=(
            N_("Open a step, and read what it says for your country and app."),
            N_("Press “{done}”, “{not_now}” or “{not_for_me}”. You can change it later."),
            N_("Save and report before you block. Blocking can make the chat vanish."),
        ),
        good=(
            N_("Too much right now? You may block at once. You can still get help."),
            N_("Case numbers and PINs of services can be kept here. A PIN is never printed."),
        ),
        labels={
            "done": N_("Done"),
            "not_now": N_("Not now"),
            "not_for_me": N_("Not for me"),
        },
        keys=((N_("Right, Left"), N_("Open or close a step.")),),
    ),
    ManualPage(
        name="handover",
        title=N_("Report & hand over"),
        what=N_("A report to read, and a package that anybody can check without this program."),
        steps=(
            N_("Look at page 1. It is what an officer reads first."),
            N_("Choose what goes in, and where it shall be written."),
            N_("Press “{make}”. It is read back from there and checked."),
            N_("Print the slip, or copy the hand-over code. Give it apart from the package."),
        ),
        good=(
            N_("Intimate pictures stay out, unless you are an adult and tick them."),
            N_("How to reach you is a sheet of its own. It is never in the report."),
            N_("What you make is not sent from here. You carry it."),
            N_(
                "A time stamp that you ask for sends a fingerprint and a random number. "
                "The authority also sees your network address."
            ),
        ),
        labels={"make": N_("Make the package")},
        keys=((N_("Page Up, Page Down"), N_("Turn the pages of the report.")),),
    ),
    ManualPage(
        name="paste",
        title=N_("Paste anything"),
        what=N_("A chat, an account, a payment request, a link. We find what matters in it."),
        steps=(
            N_("Copy a message where it is, then come here and press “{paste}”."),
            N_("Look at what was found. Untick what does not belong."),
            N_("Where a sum asks “Asked for, or paid?”, say which; then it is kept as that."),
            N_("Keep what is ticked. “{nothing}” leaves everything out."),
        ),
        good=(N_("Nothing is kept until you press the button. Nothing is looked up online."),),
        labels={"paste": N_("Paste"), "nothing": N_("Keep nothing")},
    ),
    ManualPage(
        name="settings",
        title=N_("Settings"),
        what=N_("How the program looks, when it locks, what opens the case, and how it ends."),
        steps=(
            N_("Under “{looks}” make the text larger, wider apart, light or dark."),
            N_("Make a spare key and a backup. Without them a lost password loses the case."),
            N_("Check every piece whenever you like. It changes nothing."),
        ),
        good=(
            N_("The answers about age can be changed. The words say first what follows."),
            N_("“{delete}” asks for the reference first, and says what was never handed over."),
        ),
        labels={"looks": N_("How it looks"), "delete": N_("Delete this case")},
    ),
    ManualPage(
        name="check-package",
        title=N_("Check a package"),
        what=N_("Is this what was handed over? Nothing is changed, and nothing is looked up."),
        steps=(
            N_("Press “{folder}” or “{zip}”, or drop it on the page."),
            N_("Type the hand-over code from the slip. Do not take it from the package."),
            N_("Press “{check}”, and read the first line. The list below names every file."),
        ),
        good=(
            N_("Without the code we can only say that the package agrees with itself."),
            N_("Missing, changed, added and unreadable are four answers, each with a word."),
        ),
        labels={
            "folder": N_("Choose the folder"),
            "zip": N_("Choose the ZIP"),
            "check": N_("Check it now"),
        },
    ),
    ManualPage(
        name="help",
        title=N_("Help now"),
        what=N_("Phone numbers and the first three steps. Nothing on this page is stored."),
        steps=(
            N_("Choose where you are and how old you are. It is for this page alone."),
            N_("In danger, or thinking about dying? The first card is for you."),
            N_("Press “{print}” for one sheet without any names."),
        ),
        good=(N_("Addresses are shown as text or as a picture to scan. Nothing opens by itself."),),
        labels={"print": N_("Print this page")},
    ),
)
"""Every screen, in the order in which most people meet them."""
