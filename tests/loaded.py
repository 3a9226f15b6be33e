"""The program, loaded and standing by: the window's vault processes are forked from it.

The window's tests start a vault process some three hundred times; see ``tests/standing_by.py``.
What this does not show is how the program starts: that is shown by the journeys,
``test_whole_story.py`` and ``test_window_process.py``.

The rules are: it opens no vault and knows no Qt, or a child would inherit it; nothing imports this
module, or its keys would be cheap everywhere.
"""

import sys
from typing import NoReturn

from evidence_kit import messages
from tests.forked import be_the_program, cheap_keys
from tests.standing_by import stand_by

with cheap_keys():
    from evidence_kit.service import main as service

LOADED = (service,)
"""What takes long to load."""


def be_a_vault_process(folder: bytes, descriptors: list[int]) -> NoReturn:
    """Run the vault process in a child."""
    be_the_program([messages.VAULT_ARGUMENT], folder=folder, descriptors=descriptors)


if __name__ == "__main__":
    stand_by(sys.argv[1], be_a_vault_process)
