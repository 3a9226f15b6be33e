"""Where the frozen program begins: the same door as ``python -m evidence_kit``."""

from evidence_kit.__main__ import main

if __name__ == "__main__":
    main()
