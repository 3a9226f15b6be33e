from evidence_kit.messages import FileOffer
from evidence_kit.model import Route
from evidence_kit.ui.pages.evidence_question import Answer, Fate, Offered, Question

FILES = tuple(Offered(path=f"/pictures/{n}.png", name=f"{n}.png") for n in range(3))
FOLDER = Offered(path="/pictures", name="pictures", is_folder=True)


def asked(*offered: Offered, is_under_18: bool = True) -> Question:
    return Question.about(offered or FILES, is_under_18=is_under_18, route=Route.DROP)


def test_nothing_is_answered_by_itself() -> None:
    for is_under_18 in (True, False):
        question = asked(is_under_18=is_under_18)

        assert question.answers == (Answer.NONE_YET,) * 3
        assert question.taken() == ()
        assert question.file_offers() == ()


def test_in_an_under_18_case_only_a_no_lets_a_file_in() -> None:
    question = asked().answered(0, Answer.NO).answered(1, Answer.YES)

    assert question.file_offers() == (
        FileOffer(path="/pictures/0.png", is_intimate=False, no_nudity_visible=True),
    )


def test_in_an_under_18_case_nothing_can_be_sealed() -> None:
    question = asked().answered(1, Answer.YES).decided(Fate.SEAL)

    assert question.fate is Fate.LEAVE_OUT
    assert question.file_offers() == ()
    assert not question.waits_for_fate


def test_a_folder_is_not_offered_in_an_under_18_case() -> None:
    question = asked(FILES[0], FOLDER)

    assert question.offered == (FILES[0],)
    assert question.refused_folders == (FOLDER,)


def test_an_adult_may_offer_a_folder_like_a_file() -> None:
    question = asked(FILES[0], FOLDER, is_under_18=False)

    assert question.offered == (FILES[0], FOLDER)
    assert question.refused_folders == ()


def test_an_adults_intimate_picture_waits_until_it_is_said_what_becomes_of_it() -> None:
    question = asked(is_under_18=False).answered(0, Answer.YES)

    assert question.waits_for_fate
    assert question.file_offers() == ()


def test_an_adults_intimate_picture_can_be_left_out() -> None:
    question = asked(is_under_18=False).answered(0, Answer.YES).decided(Fate.LEAVE_OUT)

    assert question.file_offers() == ()


def test_an_adults_intimate_picture_can_be_sealed_on_purpose() -> None:
    question = asked(is_under_18=False).answered(0, Answer.YES).decided(Fate.SEAL)

    assert question.is_sealed(0)
    assert question.file_offers() == (
        FileOffer(path="/pictures/0.png", is_intimate=True, no_nudity_visible=False),
    )


def test_one_no_for_all_needs_the_statement_that_all_were_looked_at() -> None:
    question = asked()

    assert question.answered_no_for_all() == question
    assert question.looked(has_looked=True).answered_no_for_all().open_count == 0


def test_one_no_for_all_leaves_a_yes_alone() -> None:
    question = asked().answered(1, Answer.YES).looked(has_looked=True).answered_no_for_all()

    assert question.answers == (Answer.NO, Answer.YES, Answer.NO)


def test_what_has_no_answer_waits_for_the_next_time() -> None:
    question = asked(is_under_18=False).answered(0, Answer.NO).answered(1, Answer.YES)

    rest = question.decided(Fate.LEAVE_OUT).rest()

    assert rest.offered == (FILES[2],)
    assert rest.answers == (Answer.NONE_YET,)
    assert not rest.has_looked


def test_what_stays_out_of_an_under_18_case_is_asked_about_once_more_when_others_came_in() -> None:
    question = asked().answered(0, Answer.NO).answered(1, Answer.YES).answered(2, Answer.NO)

    left = question.rest()

    assert left.offered == (FILES[1],)
    assert left.intimate == (0,)
    assert left.is_settled
    assert left.rest().is_empty


def test_what_an_adult_left_out_is_asked_about_once_more_when_others_came_in() -> None:
    question = asked(is_under_18=False).answered(0, Answer.NO).answered(1, Answer.YES)
    question = question.answered(2, Answer.NO).decided(Fate.LEAVE_OUT)

    left = question.rest()

    assert left.offered == (FILES[1],)
    assert (left.fate, left.is_settled, left.ready) == (Fate.LEAVE_OUT, True, ())
    assert left.rest().is_empty


def test_what_an_adult_sealed_or_left_out_alone_is_not_asked_about_again() -> None:
    question = asked(is_under_18=False).answered(0, Answer.NO).answered(1, Answer.YES)
    sealed = question.answered(2, Answer.NO).decided(Fate.SEAL)
    alone = asked(FILES[0], is_under_18=False).answered(0, Answer.YES).decided(Fate.LEAVE_OUT)

    assert sealed.rest().is_empty
    assert alone.rest().is_empty


def test_the_same_file_offered_twice_is_asked_about_once() -> None:
    again = asked(FILES[1])

    assert asked(FILES[0], FILES[0]).offered == (FILES[0],)
    assert asked().with_more(again).offered == FILES


def test_more_files_take_the_statement_back_and_keep_the_answers() -> None:
    first = asked(FILES[0]).looked(has_looked=True).answered(0, Answer.NO)

    both = first.with_more(asked(FILES[1]))

    assert both.answers == (Answer.NO, Answer.NONE_YET)
    assert not both.has_looked


def test_two_pictures_from_the_clipboard_are_two_pictures() -> None:
    first, second = (Offered(path="", name="picture", data=data) for data in (b"1", b"2"))

    assert asked(first).with_more(asked(second)).offered == (first, second)


def test_a_picture_from_the_clipboard_is_no_file_offer() -> None:
    picture = Offered(path="", name="picture", data=b"1")
    question = asked(picture).answered(0, Answer.NO)

    assert question.taken() == (picture,)
    assert question.file_offers() == ()


def test_a_file_that_was_described_leaves_the_question() -> None:
    question = asked().answered(1, Answer.YES).without(1)

    assert question.offered == (FILES[0], FILES[2])
    assert question.intimate == ()


def test_when_the_under_18_rules_begin_everything_is_asked_anew() -> None:
    adult = asked(*FILES, FOLDER, is_under_18=False).answered(0, Answer.YES).decided(Fate.SEAL)

    young = adult.under(is_under_18=True)

    assert young.answers == (Answer.NONE_YET,) * 3
    assert young.refused_folders == (FOLDER,)
    assert young.file_offers() == ()
    assert young.under(is_under_18=True) is young


def test_others_in_a_file_are_said_of_what_comes_in_alone() -> None:
    question = asked(is_under_18=False).said_of_others(0, has_others=True)
    question = question.said_of_others(1, has_others=True).answered(0, Answer.NO)
    question = question.answered(1, Answer.YES).decided(Fate.SEAL).answered(2, Answer.NO)

    assert [question.has_others(at) for at in range(3)] == [True, False, False]
    assert [each.has_other_people for each in question.file_offers()] == [True, False, False]
    assert not question.said_of_others(0, has_others=False).has_others(0)


def test_what_was_said_of_others_stays_with_its_file() -> None:
    question = asked().said_of_others(1, has_others=True).answered_no_for_all()
    question = question.looked(has_looked=True).answered_no_for_all().without(0)

    assert [question.has_others(at) for at in range(2)] == [True, False]
