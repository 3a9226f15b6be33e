from datetime import date

import pytest

from evidence_kit.guidance.app_rows import Vanishing
from evidence_kit.guidance.apps import find_app
from evidence_kit.guidance.loading import load
from evidence_kit.resources import asset_path

GUIDANCE = load(asset_path("guidance"))
TODAY = date(2026, 11, 28)


@pytest.mark.parametrize("name", ["Snapchat", "snapchat", " SNAPCHAT ", "Snap Chat"])
def test_an_app_is_found_however_it_is_written(name):
    app = find_app(GUIDANCE, name, TODAY)

    assert app is not None
    assert (app.name, app.vanishing) == ("Snapchat", Vanishing.TODAY)


@pytest.mark.parametrize("name", ["", "Somechat"])
def test_an_app_without_a_row_is_not_known(name):
    assert find_app(GUIDANCE, name, TODAY) is None


def test_what_is_due_for_a_new_look_is_not_relied_on():
    assert find_app(GUIDANCE, "Snapchat", date(2027, 5, 22)) is None
