"""Be the vault process, from the first frame to the end of the input."""

import gc
import signal
import sys

from evidence_kit.clock import SystemClock
from evidence_kit.errors import (
    EvidenceKitError,
    InternalError,
    mistakes_told_without_values,
)
from evidence_kit.service.listening import CUT_STATUS, Inbox, start_listening
from evidence_kit.service.pipes import private_pipes
from evidence_kit.service.serving import Service


def run() -> int:
    """Answer the window until it is gone; returns the exit status.

    Ctrl-C in a terminal reaches both processes; the window decides what it means, not this one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # All that is loaded stays: a search for garbage among it, while a case is read, finds none.
    gc.freeze()
    source, speaker = private_pipes()
    inbox = Inbox()
    start_listening(source, inbox)
    try:
        with mistakes_told_without_values():
            Service(inbox, speaker, SystemClock()).run()
    except EvidenceKitError as error:
        # Only of our own mistakes the facts are known to hold no evidence.
        told = str(error) if isinstance(error, InternalError) else error.code
        sys.stderr.write(f"{told}\n")
        return type(error).exit_code
    return CUT_STATUS if inbox.broken_by else 0
