"""Start the command line – or, in a frozen app, the picture decoder's child."""

import sys

from evidence_kit.cli.main import main as run_command_line
from evidence_kit.sandbox.decoding import FROZEN_ARGUMENT


def main() -> None:
    """Run the arguments of this process and end with their exit status."""
    if sys.argv[1:2] == [FROZEN_ARGUMENT]:
        # Only here: the child loads its decoders, and nothing else should.
        from evidence_kit.sandbox import child  # noqa: PLC0415 - see above

        child.main(sys.argv[2:])
    sys.exit(run_command_line(sys.argv[1:]))


if __name__ == "__main__":
    main()
