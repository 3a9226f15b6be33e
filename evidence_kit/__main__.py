"""Start what the arguments say: none the window, else the command line or one of its children."""

import signal
import sys
from collections.abc import Callable

from evidence_kit.sandbox.hardening import harden

_INTERRUPTED_STATUS = 128 + signal.SIGINT
"""What a shell reports for a process that Ctrl-C ended."""


def main() -> None:
    """Run the arguments of this process and end with their exit status.

    Loading takes most of the first half second, and nothing is open yet: until it is done, Ctrl-C
    ends the process at once and quietly. After that it is answered in words.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    run = _what_to_run(sys.argv[1:])
    try:
        signal.signal(signal.SIGINT, before)
        status = run()
    except KeyboardInterrupt:
        status = _INTERRUPTED_STATUS
    sys.exit(status)


def _what_to_run(arguments: list[str]) -> Callable[[], int]:
    """Load what these arguments ask for, and nothing else; returns what to run.

    Each part is loaded only here: none of the six may know another, the window's toolkit least of
    all, and so no moment of loading can end in a traceback. The window comes first: somebody waits
    for it, and it needs nothing that the others are known by.
    """
    from evidence_kit.ui.resuming import RESUMED_ARGUMENT  # noqa: PLC0415 - see above

    if not arguments or arguments == [RESUMED_ARGUMENT]:
        from evidence_kit.ui.loading import load_quickly  # noqa: PLC0415 - see above

        load_quickly()
        from evidence_kit.ui import application  # noqa: PLC0415 - see above

        # The first page has nothing to keep, and shows sooner when this comes after it.
        return lambda: application.run(when_still=harden)
    # Before a key, a password or a picture can be in this memory.
    harden()
    from evidence_kit.handover.pdf_signing import (  # noqa: PLC0415 - see above
        FROZEN_ARGUMENT as SIGNER_ARGUMENT,
    )
    from evidence_kit.messages import VAULT_ARGUMENT  # noqa: PLC0415 - see above
    from evidence_kit.sandbox.decoding import FROZEN_ARGUMENT  # noqa: PLC0415 - see above
    from evidence_kit.sandbox.drawing import (  # noqa: PLC0415 - see above
        FROZEN_ARGUMENT as DRAWER_ARGUMENT,
    )
    from evidence_kit.timestamping.orders import (  # noqa: PLC0415 - see above
        FROZEN_ARGUMENT as CALLER_ARGUMENT,
    )

    if arguments == [VAULT_ARGUMENT]:
        from evidence_kit.service import main as vault_process  # noqa: PLC0415 - see above

        return vault_process.run
    if arguments[0] == FROZEN_ARGUMENT:
        from evidence_kit.sandbox import child  # noqa: PLC0415 - see above

        child.main(arguments[1:])
    if arguments[0] == DRAWER_ARGUMENT:
        from evidence_kit.sandbox import drawing_child  # noqa: PLC0415 - see above

        drawing_child.main(arguments[1:])
    if arguments[0] == SIGNER_ARGUMENT:
        from evidence_kit.handover import pdf_signing  # noqa: PLC0415 - see above

        pdf_signing.main()
        sys.exit(0)
    if arguments[0] == CALLER_ARGUMENT:
        from evidence_kit.timestamping import calling  # noqa: PLC0415 - see above

        calling.main()
        sys.exit(0)
    from evidence_kit.cli import main as command_line  # noqa: PLC0415 - see above

    return lambda: command_line.main(arguments)


if __name__ == "__main__":
    main()
