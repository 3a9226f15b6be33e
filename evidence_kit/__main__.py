"""Start the command line."""

import sys

from evidence_kit.cli.main import main as run_command_line


def main() -> None:
    """Run the arguments of this process and end with their exit status."""
    sys.exit(run_command_line(sys.argv[1:]))


if __name__ == "__main__":
    main()
