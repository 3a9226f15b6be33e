"""Start the command line – or, in a frozen app, the picture decoder's child."""

import signal
import sys

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
    # Only here, so that no moment of loading can end in a traceback.
    from evidence_kit.cli.main import main as run_command_line  # noqa: PLC0415 - see above
    from evidence_kit.sandbox.decoding import FROZEN_ARGUMENT  # noqa: PLC0415 - see above

    if sys.argv[1:2] == [FROZEN_ARGUMENT]:
        # Only here: the child loads its decoders, and nothing else should.
        from evidence_kit.sandbox import child  # noqa: PLC0415 - see above

        child.main(sys.argv[2:])
    try:
        signal.signal(signal.SIGINT, before)
        status = run_command_line(sys.argv[1:])
    except KeyboardInterrupt:
        status = _INTERRUPTED_STATUS
    sys.exit(status)


if __name__ == "__main__":
    main()
