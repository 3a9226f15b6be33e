"""Draw the sample case's evidence: ``python assets/sample/draw.py``.

Everything in ``evidence/`` is made here and committed; the program only reads the files. Running it
twice gives the same bytes. Nothing is real and nothing is imitated: people, accounts, makers and
apps are invented, addresses and numbers are those reserved for examples.
"""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import chats
import pages
import papers
import screens
import story
from encode import Taken, ToolMissingError, heic, jpeg, mp4, png, webp
from phone import HEIGHT, STATUS_HEIGHT, new_screen
from photo import photographed
from PIL import Image

EVIDENCE_PATH = Path(__file__).resolve().parent / "evidence"

FRAMES_PER_SECOND = 12
FRAME_SIZE = (480, 1038)
"""Even numbers, as the video format wants them."""


def _continued() -> bytes:
    taken = Taken(
        at="2026:11:18 23:16:42", offset="+00:00", model="EX-4", software="Examplephone OS 12.1"
    )
    return jpeg(chats.continued(), quality=82, taken=taken)


def _followers() -> bytes:
    """Return the picture as an app sends it on: smaller, and stripped of its metadata."""
    smaller = screens.followers().resize((739, 1600), Image.Resampling.LANCZOS)
    return jpeg(smaller, quality=74)


def _next_day() -> bytes:
    taken = Taken(
        at="2026:11:19 07:52:54", offset="+00:00", model="EX-4", software="Examplephone OS 12.1"
    )
    return jpeg(chats.next_day(), quality=82, taken=taken)


def _italian() -> bytes:
    smaller = chats.italian().resize((591, 1280), Image.Resampling.LANCZOS)
    return jpeg(smaller, quality=84)


def _slovenian() -> bytes:
    taken = Taken(
        at="2026:11:19 18:14:20",
        offset="+01:00",
        model="EX-2 mini",
        software="Examplephone OS 11.6",
    )
    return heic(chats.slovenian(), quality=62, taken=taken)


def _photograph() -> bytes:
    taken = Taken(
        at="2026:11:19 21:48:12",
        offset="+00:00",
        model="EX-4",
        software="Examplephone OS 12.1",
        has_position=True,
    )
    return jpeg(photographed(pages.email_page()), quality=78, taken=taken)


def _recording() -> bytes:
    return mp4(_frames(), per_second=FRAMES_PER_SECOND)


def _frames() -> Iterator[Image.Image]:
    """Yield the chat of the first evening, scrolled from greeting to the night after."""
    room = HEIGHT - 26 - 56 - STATUS_HEIGHT - 58 - 20
    distance = max(0.0, chats.whole_evening(new_screen("#ffffff")).height() - room)
    moving, waiting = 6 * FRAMES_PER_SECOND, FRAMES_PER_SECOND // 2
    for frame in range(waiting + moving + waiting):
        part = min(1.0, max(0.0, (frame - waiting) / (moving - 1)))
        eased = part * part * (3 - 2 * part)
        picture = chats.scrolled_thread(distance * eased, clock="08:15")
        yield picture.resize(FRAME_SIZE, Image.Resampling.LANCZOS)


EVIDENCE: dict[str, Callable[[], bytes]] = {
    "Screenshot_20261118-231117_Instagram.png": lambda: png(chats.threat()),
    "Screenshot_20261118-231642_Instagram.jpg": _continued,
    story.FOLLOWERS_FILE: _followers,
    "Screenshot_20261118-231905_Instagram.png": lambda: png(screens.profile()),
    "Screenshot_20261118-232230_ExamplePay.png": lambda: png(screens.payment_request()),
    "Screenshot_20261118-233148_ExampleBank.png": lambda: png(screens.transfer()),
    "Screenshot_20261119-075254.jpg": _next_day,
    "Invoice ex4471.webp": lambda: webp(pages.bitcoin_page()),
    "Screenrecorder-2026-11-19-08-15-30.mp4": _recording,
    "photo_2026-11-19_12-41-38.jpg": _italian,
    "IMG_0318.HEIC": _slovenian,
    "Posnetek zaslona 2026-11-19 183012.png": lambda: png(pages.slovenian_messages()),
    "IMG_20261119_214812.jpg": _photograph,
    "WhatsApp Chat with +44 7700 900417.txt": papers.chat_export,
    "Last chance, Jo - tomorrow 20_00.eml": papers.email_message,
    "EXB-20261118-0004471.pdf": papers.receipt,
}
"""Every file of the sample, as its owner's devices would have named it."""


def main() -> None:
    """Write the files asked for."""
    arguments = _parser().parse_args()
    out_path: Path = arguments.out
    out_path.mkdir(parents=True, exist_ok=True)
    for name in arguments.only or EVIDENCE:
        try:
            data = EVIDENCE[name]()
        except ToolMissingError as missing:
            print(f"skipped  {name}: needs {missing}; the committed file stays as it is")
            continue
        (out_path / name).write_bytes(data)
        print(f"wrote  {name}  {len(data)} bytes")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Draw the sample case's evidence.")
    parser.add_argument("--out", type=Path, default=EVIDENCE_PATH, help="folder to write to")
    parser.add_argument(
        "--only", nargs="+", choices=tuple(EVIDENCE), metavar="NAME", help="draw these files alone"
    )
    return parser


if __name__ == "__main__":
    main()
