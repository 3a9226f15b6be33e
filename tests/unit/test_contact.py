from evidence_kit.contact import CONTACT_LABELS, OF_THE_PERSON, OF_THE_WORKER, ContactField
from evidence_kit.questions import Question


def test_every_line_of_the_sheet_has_words_and_a_place_on_it():
    assert set(OF_THE_PERSON) | set(OF_THE_WORKER) == set(ContactField) == set(CONTACT_LABELS)
    assert set(OF_THE_PERSON).isdisjoint(OF_THE_WORKER)


def test_no_line_is_kept_under_the_name_of_a_question_that_the_report_prints():
    assert {field.value for field in ContactField}.isdisjoint(each.value for each in Question)
    assert all(field.startswith("contact-") for field in ContactField)
