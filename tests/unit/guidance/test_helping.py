import re

from evidence_kit.guidance.helping import HelperPage, Part, parts_for
from evidence_kit.guidance.loading import load
from evidence_kit.guidance.situation import AgeRule, Helper
from evidence_kit.resources import asset_path

GUIDANCE = load(asset_path("guidance"))


def said(page: HelperPage) -> str:
    return " ".join([page.lead, *(text for part in page.part for text in part.texts)])


def read(page: HelperPage, *chain: str, may_be_under_18: bool = True) -> list[str]:
    parts = parts_for(page, chain, may_be_under_18=may_be_under_18)
    return [text for part in parts for text in part.texts]


def test_everybody_who_helps_has_one_page():
    assert sorted(page.helper for page in GUIDANCE.pages) == sorted(set(Helper) - {Helper.SELF})


def test_every_page_forbids_looking_at_pictures_and_writing_to_the_other_side():
    for page in GUIDANCE.pages:
        assert re.search(r"do not (look for|open)", said(page), re.IGNORECASE), page.id


def test_what_is_said_of_pictures_is_said_for_one_age_or_the_other():
    for page in GUIDANCE.pages:
        ages = [part.picture for part in page.part if part.title == "The pictures"]
        assert ages in ([], [AgeRule.UNDER_18, AgeRule.ADULT])


def test_no_page_tells_anybody_to_take_the_phone_away():
    parent = next(page for page in GUIDANCE.pages if page.helper is Helper.PARENT)

    assert "they keep their phone" in said(parent)


def test_friends_keep_what_reaches_them_and_block_last():
    friend = next(page for page in GUIDANCE.pages if page.helper is Helper.FRIEND)
    later = next(step for step in GUIDANCE.steps.step if step.id == "ST11")
    lines = [note.text for note in later.notes if "friends" in note.text]

    assert re.search(r"Delete nothing.*Write down.*then block", said(friend))
    assert len(lines) == 2
    assert all(re.search(r"don't delete.*Note the account.*then block", line) for line in lines)


def test_the_signs_are_those_of_before_and_of_after():
    later = {sign.id for sign in GUIDANCE.signs if sign.is_later}

    assert {sign.id for sign in GUIDANCE.signs} == {f"W{n:02d}" for n in range(1, 18)}
    assert later == {"W13", "W14", "W15", "W16", "W17"}


def test_a_part_is_for_everybody_unless_it_says_otherwise():
    assert Part(title="First", texts=("Listen.",)).picture is AgeRule.ANY


def test_a_helper_reads_of_the_pictures_of_one_age_alone():
    worker = next(page for page in GUIDANCE.pages if page.helper is Helper.WORKER)
    young, adult = (read(worker, may_be_under_18=is_young) for is_young in (True, False))

    assert "You do not need to see the pictures to help." in set(adult) - set(young)
    assert any(text.startswith("Do not look for the pictures") for text in set(young) - set(adult))


def test_how_a_country_treats_a_young_person_is_promised_where_its_pages_say_it_alone():
    parent = next(page for page in GUIDANCE.pages if page.helper is Helper.PARENT)
    promise = "is treated as somebody who needs help"

    for chain in (("GB-SCT", "GB", "INT"), ("AU", "INT")):
        assert promise in " ".join(read(parent, *chain))
    for chain in (("SI", "EU", "INT"), ("US", "INT"), ("INT",)):
        assert promise not in " ".join(read(parent, *chain))
        assert "Ask a helpline first" in " ".join(read(parent, *chain))
