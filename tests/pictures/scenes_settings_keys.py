"""Settings: what opens the case, and each change of it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from evidence_kit.messages import PassphraseJudged, Problem, Strength
from evidence_kit.model import Key
from evidence_kit.progress import Progress
from evidence_kit.progress import Stage as ProgressStage
from evidence_kit.ui.models.ways_in import WaysPhase, WaysState
from evidence_kit.ui.pages.settings_keys import KeysCard
from evidence_kit.ui.widgets.stack import Stack
from tests.pictures.sample_case import with_keys
from tests.pictures.scenes import Stage, scene

SIZE = (968, 860)
LARGE = (960, 1800)
TYPED = "kettle sideways orange museum"
GROUPS = ("EZ8W", "YN2H", "R5J8", "CCRX", "DXSD", "6P76", "1P4Q", "A0QR")


def card_of(stage: Stage, state: WaysState, *kinds: str) -> KeysCard:
    card = KeysCard(stage.theme, stage.vault, stage.words, stage.clock)
    keys = stage.case.keys
    if kinds:
        at = keys[0].created_at
        keys = tuple(Key(number=n, kind=kind, created_at=at) for n, kind in enumerate(kinds, 1))
    card.show_case(with_keys(stage.case, keys))
    card.show_state(state)
    return card


def register(name: str, build: Callable[[Stage], QWidget]) -> None:
    def standing(stage: Stage) -> QWidget:
        # On the page it stands in a column that leaves the rest empty.
        return Stack(build(stage))

    scene(name, size=SIZE, large_size=LARGE)(standing)


def new_password(stage: Stage) -> QWidget:
    card = card_of(stage, WaysState(phase=WaysPhase.PASSWORD, is_wrong=True))
    entry = card.password.entry
    entry.first.set_text(TYPED)
    entry.show_judged(TYPED, PassphraseJudged(strength=Strength.VERY_GOOD, reason=""))
    entry.again.set_text(TYPED[:13])
    stage.after(card.password.secret.line.setFocus)
    return card


def trying(stage: Stage) -> QWidget:
    state = WaysState(phase=WaysPhase.TRYING, groups=GROUPS, tried=(2, 5))
    card = card_of(stage, state)
    for field, typed in zip(card.spare_key.groups.fields, ("R5J8", "6P"), strict=True):
        field.set_text(typed)
        field.edited.emit(typed)
    return card


def removing_one_of_two(stage: Stage) -> QWidget:
    card = card_of(stage, WaysState(), "passphrase", "worker", "recovery", "worker")
    card.remove_button.click()
    card.removal.lines[4].click()
    return card


def new_key(stage: Stage) -> QWidget:
    moved = Progress(stage=ProgressStage.RENEWING_KEY, done=12, total=40)
    state = WaysState(phase=WaysPhase.NEW_KEY, is_busy=True, progress=moved)
    card = card_of(stage, state, "passphrase", "recovery")
    card.new_key.entry.first.set_text(TYPED)
    card.new_key.entry.again.set_text(TYPED)
    return card


register("16b-keys", lambda stage: card_of(stage, WaysState(), "passphrase", "recovery", "worker"))
register("16b-keys-no-spare-key", lambda stage: card_of(stage, WaysState(), "passphrase"))
register("16b-keys-password", new_password)
register(
    "16b-keys-worker",
    lambda stage: card_of(stage, WaysState(phase=WaysPhase.WORKER)),
)
register(
    "16b-keys-removing",
    lambda stage: card_of(
        stage, WaysState(phase=WaysPhase.REMOVING, removing=3), "passphrase", "recovery", "worker"
    ),
)
register("16b-keys-removing-one-of-two", removing_one_of_two)
register("16b-keys-new-key", new_key)
register(
    "16b-keys-new-key-done",
    lambda stage: card_of(stage, WaysState(done=WaysPhase.NEW_KEY), "passphrase"),
)
register(
    "16b-keys-sheet",
    lambda stage: card_of(stage, WaysState(phase=WaysPhase.SHEET, groups=GROUPS)),
)
register("16b-keys-trying", trying)
register("16b-keys-done", lambda stage: card_of(stage, WaysState(done=WaysPhase.SHEET)))
register(
    "16b-keys-refused",
    lambda stage: card_of(
        stage,
        replace(
            WaysState(phase=WaysPhase.WORKER), problem=Problem(code="EK-121", facts={"maximum": 8})
        ),
    ),
)
