import functools
import subprocess
import sys
from datetime import date

from evidence_kit.guidance.loading import load
from evidence_kit.resources import asset_path
from tests.fakes import ROOT_PATH

GUIDANCE = load(asset_path("guidance"))
SCRIPT = ROOT_PATH / "packaging" / "guidance_review.py"


@functools.cache
def listed(on):
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--on", on.isoformat()],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_every_row_a_person_must_look_at_is_on_the_list():
    status, text = listed(date(2026, 11, 28))

    assert status == 0
    assert [row.id for row in GUIDANCE.rows if f"[ ] {row.id}  " not in text] == []


def test_a_day_later_than_every_review_makes_the_release_late():
    status, text = listed(date(2031, 1, 1))

    assert status == 1
    first = text.partition("From memory")[0]
    assert [row.id for row in GUIDANCE.rows if f"[ ] {row.id}  due" not in first] == []


def test_numbers_stand_on_the_list_with_the_site_to_confirm_them_on():
    _, text = listed(date(2026, 11, 28))

    assert "UK-5  0800 1111  Childline  C2  https://www.childline.org.uk/" in text
    assert "US-9  741741  Crisis Text Line" in text


def test_what_is_not_known_stands_on_the_list():
    _, text = listed(date(2026, 11, 28))

    assert "HR  Croatia  cyber_report, adult_help, bank" in text
