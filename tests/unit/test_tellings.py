from evidence_kit.recognising.findings import PassageKind
from evidence_kit.recognising.text import recognise
from evidence_kit.tellings import Telling, as_sentences, tellings_of


def told(text, *kinds):
    passages = [each for each in recognise(text).passages if each.kind in kinds or not kinds]
    return tellings_of(text, passages)


THREAT = "[12/03/2025, 21:14:07] Jess: pay 500 USD in 24 hours or i send the video to your mum"


def test_a_deadline_takes_the_threat_of_its_line_along():
    assert told(THREAT, PassageKind.THREAT, PassageKind.DEADLINE) == (
        Telling(
            text="i send the video to your mum",
            at_text="12/03/2025, 21:14:07",
            deadline_text="in 24 hours",
        ),
    )


def test_what_is_not_ticked_is_not_taken_along():
    (alone,) = told(THREAT, PassageKind.DEADLINE)

    assert (alone.text, alone.deadline_text) == ("", "in 24 hours")


def test_a_demand_stays_an_event_where_there_is_a_threat():
    assert [(each.text, each.deadline_text, each.is_threat) for each in told(THREAT)] == [
        ("pay 500 USD in 24 hours", "", False),
        ("i send the video to your mum", "in 24 hours", True),
    ]


def test_a_threat_without_a_deadline_is_a_threat_with_its_time():
    (alone,) = told(THREAT, PassageKind.THREAT)

    assert (alone.text, alone.deadline_text) == ("i send the video to your mum", "")
    assert (alone.at_text, alone.is_threat) == ("12/03/2025, 21:14:07", True)


def test_another_line_is_another_message():
    apart = told("i send the video to your mum\nyou have 2 hours")

    assert [(each.text, each.deadline_text) for each in apart] == [
        ("i send the video to your mum", ""),
        ("", "you have 2 hours"),
    ]


def test_the_same_words_twice_are_told_once():
    assert told("you have 2 hours\nyou have 2 hours") == (
        Telling(text="", deadline_text="you have 2 hours"),
    )


def test_a_demand_alone_has_the_time_of_its_message():
    text = "[28/11/26, 22:05:29] Jess: pay me 300 euros on paypal"

    (event,) = told(text, PassageKind.DEMAND)

    assert (event.is_threat, event.at_text) == (False, "28/11/26, 22:05:29")


def test_words_that_threaten_and_demand_at_once_are_told_once():
    text = "[29/11/26, 09:12:33] Giulia: se non paghi entro le 20 pubblico il video"

    (telling,) = told(text)

    assert (telling.is_threat, telling.deadline_text) == (True, "entro le 20")


ITALIAN = "[29/11/26, 09:12:33] Giulia: se non paghi entro le 20 pubblico il video"


def test_a_demand_inside_a_threat_is_that_threat():
    passages = recognise(ITALIAN).passages
    assert {PassageKind.DEMAND, PassageKind.THREAT} <= {each.kind for each in passages}

    assert [each.kind for each in as_sentences(passages)] == [
        PassageKind.THREAT,
        PassageKind.DEADLINE,
    ]
    assert told(ITALIAN) == (
        Telling(
            text="se non paghi entro le 20 pubblico il video",
            at_text="29/11/26, 09:12:33",
            deadline_text="entro le 20",
        ),
    )


def test_a_demand_before_a_threat_stays_one_of_its_own():
    text = "send 500 eur, if you don't pay i post the video"

    assert [(each.text, each.is_threat) for each in told(text)] == [
        ("send 500 eur", False),
        ("if you don't pay i post the video", True),
    ]


def test_a_demand_with_a_deadline_is_no_threat():
    text = "[28/11/26, 22:47:55] Giulia: altri 500 entro stasera"

    assert told(text) == (
        Telling(text="altri 500 entro stasera", at_text="28/11/26, 22:47:55", is_threat=False),
        Telling(text="", at_text="28/11/26, 22:47:55", deadline_text="entro stasera"),
    )


def test_an_event_has_the_time_of_its_message():
    assert [each.at_text for each in told(THREAT)] == ["12/03/2025, 21:14:07"] * 2
