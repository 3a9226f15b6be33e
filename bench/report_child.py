"""Make one report, print the most memory this process ever held, in bytes.

Started by ``report.py``, one fresh process for each measurement, with the number of exhibits and
what to do with them.
"""

import io
import sys

from memory_child import peak_bytes
from PIL import Image
from report_load import FACTS, digests_of, make_case, preview_of

from evidence_kit.i18n import Words
from evidence_kit.model import ItemId
from evidence_kit.report.police_report import build


def run(count: int, work: str) -> None:
    """Make the report of so many exhibits; ``pixels`` keeps every picture decoded."""
    if work == "idle":
        return
    kept: list[Image.Image] = []

    def preview(item_id: ItemId) -> bytes:
        jpeg = preview_of(item_id)
        if work == "pixels":
            picture = Image.open(io.BytesIO(jpeg))
            picture.load()
            kept.append(picture)
        return jpeg

    case_file = make_case(count)
    build(
        case_file,
        FACTS,
        digests=digests_of(case_file),
        is_disclosed=lambda _entry: True,
        preview_of=preview,
        words=Words(),
    )


if __name__ == "__main__":
    run(int(sys.argv[1]), sys.argv[2])
    print(peak_bytes())
