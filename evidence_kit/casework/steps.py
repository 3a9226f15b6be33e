"""How far each step of the checklist is, as the person says; nothing follows from it by itself."""

import re

from evidence_kit.errors import InvalidValueError
from evidence_kit.i18n import N_
from evidence_kit.model import StepState
from evidence_kit.store import Vault

_STEP_ID = re.compile(r"[a-z0-9][a-z0-9._/-]{0,79}")
"""As the guidance names its steps, with what they are about ("capture/instagram")."""


def set_state(vault: Vault, step_id: str, state: StepState) -> None:
    """Remember how far a step is; the same again changes nothing.

    Raises:
        InvalidValueError: No step can be called this.
        StorageError: The medium refused; nothing was recorded.
    """
    if _STEP_ID.fullmatch(step_id) is None:
        raise InvalidValueError(
            value=step_id, field=N_("step"), expected=N_("the name of a step of the checklist")
        )
    if vault.steps().get(step_id) is not state:
        vault.set_step(step_id, state)
