from evidence_kit.guidance.loading import load
from evidence_kit.guidance.schema import STEP_IDS
from evidence_kit.model import StepState
from evidence_kit.resources import asset_path
from evidence_kit.ui.models import path
from evidence_kit.ui.models.path import PATH, done_count, guidance_id, is_settled, state_of
from tests.unit.ui.seen import seen


def test_the_way_has_eight_rows_each_standing_for_a_step_of_the_guidance():
    ids = [step.step_id for step in PATH]

    assert len(ids) == len(set(ids)) == 8
    read = {*ids, *(each for step in PATH for each in step.also)}
    assert {guidance_id(step_id) for step_id in read} <= STEP_IDS


def test_the_rows_stand_in_the_order_of_the_guidance():
    order = [step.id for step in load(asset_path("guidance")).steps.step]
    places = [order.index(guidance_id(step.step_id)) for step in PATH]

    assert places == sorted(places)


def test_a_step_is_open_until_the_person_says_something():
    assert state_of(seen(), path.STOP) is StepState.OPEN


def test_not_for_me_settles_a_step_without_counting_as_done():
    case = seen(steps={path.REMOVE: StepState.NOT_FOR_ME, path.STOP: StepState.DONE})

    assert is_settled(case, path.REMOVE)
    assert done_count(case) == 1


def test_not_now_settles_nothing():
    assert not is_settled(seen(steps={path.POLICE: StepState.NOT_NOW}), path.POLICE)
