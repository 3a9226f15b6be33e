"""The one thing to do next.

The order is fixed: danger → a plan for safety, where they know who threatens them → money that
moved within 72 hours → what can vanish → other saving → reporting in the app → blocking → the
police → requests that wait for a week → the pictures → somebody to talk to. The rules are:
"not now" moves a thing to the end without a comment; what is done, or not for this person, is not
offered again; reporting waits for saving and blocking for reporting; nothing asks the person to
look at pictures, to write to anybody or to find anything out (product rule W5).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from evidence_kit.guidance.app_rows import Vanishing
from evidence_kit.guidance.rendering import Phrase
from evidence_kit.guidance.schema import Guidance
from evidence_kit.i18n import N_, Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import Removal, StepState
from evidence_kit.ui.models.apps import (
    WORDS_ALONE,
    AppRow,
    CellState,
    answers_for_app,
    queue_of,
    step_id_of,
)
from evidence_kit.ui.models.bank import is_said_to_be_recent, moved_recently
from evidence_kit.ui.models.path import (
    BANK,
    BLOCK,
    POLICE,
    REMOVE,
    REPORT,
    SAFETY,
    SAFETY_PLAN,
    SAVE,
    SUPPORT,
    is_settled,
    may_save,
    needs_plan_first,
    state_of,
)
from evidence_kit.ui.models.removals import look_step, waiting_removals
from evidence_kit.visible import visible

NAME_APP = f"{SAVE}/app"
"""Whether the question which app it happened in was put off."""


class NextKind(StrEnum):
    """What sort of thing it is."""

    DANGER = "danger"
    PLAN = "plan"
    """They know who threatens them: how to stay safe comes before what can be noticed."""
    BANK = "bank"
    NAME_APP = "name-app"
    """No app is known yet, so nothing can be said about vanishing."""
    SAVE = "save"
    REPORT = "report"
    BLOCK = "block"
    POLICE = "police"
    LOOK = "look"
    """Nothing was heard of a removal for a week."""
    REMOVE = "remove"
    SUPPORT = "support"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextThing:
    """What the card says and where its buttons lead."""

    kind: NextKind
    step_id: str
    """The step whose state its answers set; "" for none."""
    completes: str = ""
    """The step that is done as a whole when this is done; "" for none."""
    title: Phrase
    why: tuple[Phrase, ...]
    """Whole sentences."""
    minutes: int | None = None
    """About how long it takes; ``None`` where nobody can tell."""
    go: str = ""
    """The words of the main button; "" for none."""
    page: str = ""
    """Where the main button leads, as :attr:`Page.wants_page` takes it."""
    done: str = ""
    """The words of the answer that it is done; "" for none."""
    is_put_off: bool = False
    """Whether the person said "not now" before."""

    @property
    def path_step(self) -> str:
        """The guidance step it belongs to, whichever app it is about."""
        return self.step_id.partition("/")[0]

    def why_words(self, words: Words) -> str:
        """Return the sentences in a language."""
        return " ".join(phrase.in_words(words) for phrase in self.why)


def next_thing(case: CaseSeen, guidance: Guidance, now: datetime) -> NextThing:
    """Return what to do next, or that nothing is waiting."""
    waiting = things(case, guidance, now)
    ready = [thing for thing in waiting if not thing.is_put_off]
    return next(iter([*ready, *waiting]), NOTHING)


def things(case: CaseSeen, guidance: Guidance, now: datetime) -> tuple[NextThing, ...]:
    """Return everything that waits, in the fixed order, put off or not."""
    rows = queue_of(case, guidance, now.date())
    planned = [_PLAN] if needs_plan_first(case) else []
    found = [_DANGER, *planned, *_banks(case, now)]
    if not rows:
        found += _without_apps(case)
    found += [_for_app(_SAVE, row, rows) for row in rows if row.save is CellState.NOW]
    found += [_for_app(_REPORT, row, rows) for row in rows if row.report is CellState.NOW]
    found += [_for_app(_BLOCK, row, rows) for row in rows if row.block is CellState.NOW]
    police, *later = _LATER
    found += [police, *(_looking(each) for each in waiting_removals(case, now)), *later]
    return tuple(
        replace(thing, is_put_off=_is_put_off(case, thing))
        for thing in found
        if not is_settled(case, thing.step_id)
    )


def _banks(case: CaseSeen, now: datetime) -> list[NextThing]:
    if not moved_recently(case, now):
        return []
    # A time that nobody gave is no reason to wait, and nothing to claim either.
    first = _MOVED_LATELY if is_said_to_be_recent(case, now) else _MOVED_SOME_TIME
    return [replace(_BANK, why=_say(first, _MAY_NOT_WORK))]


def _without_apps(case: CaseSeen) -> list[NextThing]:
    care = _say(WORDS_ALONE) if case.case.ages.is_under_18_case else ()
    saving = [replace(_SAVE, why=(*_SAVE.why, *care))] if may_save(case) else []
    found = [_NAME_APP, *saving]
    if is_settled(case, SAVE) and not needs_plan_first(case):
        found.append(_REPORT)
        if is_settled(case, REPORT):
            found.append(_BLOCK)
    return found


def _is_put_off(case: CaseSeen, thing: NextThing) -> bool:
    states = {state_of(case, thing.step_id)}
    if thing.kind is not NextKind.NAME_APP:
        states.add(state_of(case, thing.path_step))
    return StepState.NOT_NOW in states


def _for_app(thing: NextThing, row: AppRow, rows: tuple[AppRow, ...]) -> NextThing:
    return replace(
        thing,
        step_id=step_id_of(thing.step_id, row.app_id),
        completes=thing.step_id if _is_last(thing.step_id, row, rows) else "",
        title=Phrase(template=_TITLES_IN_APP[thing.kind], values=(("app", row.name),)),
        why=_saving_words(row) if thing.kind is NextKind.SAVE else thing.why,
    )


def _looking(removal: Removal) -> NextThing:
    return replace(
        _LOOK,
        step_id=look_step(removal.number),
        title=Phrase(
            template=_LOOK.title.template, values=(("service", visible(removal.service)),)
        ),
    )


def _is_last(step_id: str, row: AppRow, rows: tuple[AppRow, ...]) -> bool:
    """Return whether nothing of this step is left in any other app."""
    return len(answers_for_app(rows, step_id, row.app_id, StepState.DONE)) > 1


def _saving_words(row: AppRow) -> tuple[Phrase, ...]:
    care = _say(row.care) if row.care else ()
    if row.vanishing in {Vanishing.TODAY, Vanishing.DAYS}:
        return (*_say(row.what, row.how), *care)
    return (*_SAVE.why, *care)


def _say(*sentences: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(template=sentence) for sentence in sentences)


NOTHING = NextThing(
    kind=NextKind.NOTHING,
    step_id="",
    title=Phrase(template=N_("Nothing is waiting")),
    why=_say(N_("You can stop here."), N_("Come back any time, for example if they write again.")),
)

_DANGER = NextThing(
    kind=NextKind.DANGER,
    step_id=SAFETY,
    title=Phrase(template=N_("Are you safe right now?")),
    why=_say(
        N_("In danger, or thinking about dying? Do they want to meet you?"),
        N_("Then get help before anything else. What is here stays here."),
        N_("If you choose that you are safe, the report says so with the time."),
    ),
    go=N_("Help now"),
    page="help",
    done=N_("I am safe right now"),
)

_PLAN = NextThing(
    kind=NextKind.PLAN,
    step_id=SAFETY_PLAN,
    title=Phrase(template=N_("You know them? Make a plan first")),
    why=_say(
        N_("Saving, reporting and blocking can be noticed."),
        N_("Plan where you can go and whom you can call. A helpline can make the plan with you."),
    ),
    go=N_("Show me how"),
    page="steps",
    done=N_("I have a plan"),
)

_MOVED_LATELY = N_("Money moved in the last three days. The sooner your bank knows, the better.")
_MOVED_SOME_TIME = N_(
    "Money moved, and nobody has written down when. The sooner your bank knows, the better."
)
_MAY_NOT_WORK = N_("It may not work, but the report helps the police.")

_BANK = NextThing(
    kind=NextKind.BANK,
    step_id=BANK,
    title=Phrase(template=N_("Call your bank")),
    why=_say(_MOVED_LATELY, _MAY_NOT_WORK),
    minutes=10,
    go=N_("What to say"),
    page="money",
    done=N_("I called"),
)

_NAME_APP = NextThing(
    kind=NextKind.NAME_APP,
    step_id=NAME_APP,
    title=Phrase(template=N_("Tell us which app it happened in")),
    why=_say(
        N_("Some chats vanish by themselves. When we know the app, we can say what to save first."),
        N_("A name or a number they use is enough."),
    ),
    minutes=2,
    go=N_("Add an account"),
    page="people",
)

_SAVE = NextThing(
    kind=NextKind.SAVE,
    step_id=SAVE,
    title=Phrase(template=N_("Save what proves it")),
    why=_say(
        N_("The profile, the threat, and where the money should go."),
        N_("Words are enough. It is okay if you have nothing."),
    ),
    minutes=15,
    go=N_("Show me how"),
    page="steps",
    done=N_("It is saved"),
)

_REPORT = NextThing(
    kind=NextKind.REPORT,
    step_id=REPORT,
    title=Phrase(template=N_("Report the accounts in the app")),
    why=_say(
        N_("Use the report button of the app. Choose blackmail, or a threat to share pictures."),
        N_("A report can make messages disappear, so it comes after saving."),
    ),
    minutes=5,
    go=N_("Show me how"),
    page="steps",
    done=N_("It is reported"),
)

_BLOCK = NextThing(
    kind=NextKind.BLOCK,
    step_id=BLOCK,
    title=Phrase(template=N_("Block them")),
    why=_say(
        N_("Blocking takes away their way to press you."),
        N_("Do you know them? Blocking can be noticed. Talk to a helpline first."),
    ),
    minutes=5,
    go=N_("Show me how"),
    page="steps",
    done=N_("They are blocked"),
)

_LOOK = NextThing(
    kind=NextKind.LOOK,
    step_id=REMOVE,
    # Translators: {service} is the name of a service that takes pictures down.
    title=Phrase(template=N_("Look how far it is: {service}")),
    why=_say(
        N_("A week has passed since you asked there."),
        N_("Look there with your case number, and write down what came of it."),
    ),
    minutes=5,
    go=N_("Show the number"),
    page="steps",
    done=N_("I looked"),
)

_LATER = (
    NextThing(
        kind=NextKind.POLICE,
        step_id=POLICE,
        title=Phrase(template=N_("Tell the police")),
        why=_say(
            N_("You can report even if you have little, and even if you are not sure."),
            N_("The report you make here says it for you."),
        ),
        go=N_("Make the report"),
        page="handover",
        done=N_("I told them"),
    ),
    NextThing(
        kind=NextKind.REMOVE,
        step_id=REMOVE,
        title=Phrase(template=N_("Stop the pictures spreading")),
        why=_say(
            N_("There are free tools that can stop or remove many copies."),
            N_("You can use them even if nothing has been posted. Nobody can promise all of them."),
        ),
        go=N_("Show me how"),
        page="steps",
        done=N_("It is done"),
    ),
    NextThing(
        kind=NextKind.SUPPORT,
        step_id=SUPPORT,
        title=Phrase(template=N_("Talk to someone")),
        why=_say(
            N_("This is a lot for anyone."),
            N_("Talk to somebody today, even if it is quiet now."),
        ),
        go=N_("Who is there"),
        page="help",
        done=N_("I talked to someone"),
    ),
)

_TITLES_IN_APP = {
    # Translators: {app} is the name of an app, such as Snapchat.
    NextKind.SAVE: N_("Save the {app} chat"),
    NextKind.REPORT: N_("Report them on {app}"),
    NextKind.BLOCK: N_("Block them on {app}"),
}
