"""The picture decoder, loaded and standing by: deep batches fork each of theirs from it.

Starting Python and loading the codecs takes most of the time of a picture. A forked decoder is a
fresh process all the same: from here on it does what a started one does, through the same
``child.main`` – it warms up, takes every lock, tries to get out, and reads. See
``tests/standing_by.py``; quick batches start theirs from the very beginning, and a test compares
the answers of both. The rule is: no byte of a picture is ever read here.
"""

import os
import sys
from typing import NoReturn

from evidence_kit.sandbox import child
from tests.standing_by import stand_by


def main(address: str, longest_side_px: str) -> None:
    """Stand by until the input ends."""

    def be_a_decoder(_folder: bytes, descriptors: list[int]) -> NoReturn:
        for place, each in enumerate(descriptors):
            os.dup2(each, place)
            os.close(each)
        child.main([longest_side_px])

    stand_by(address, be_a_decoder)


if __name__ == "__main__":
    main(*sys.argv[1:])
