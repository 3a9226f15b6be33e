import pytest

from evidence_kit.recognising import reasons
from evidence_kit.recognising.deadlines import find_beside
from evidence_kit.recognising.findings import Confidence, PassageKind
from evidence_kit.recognising.text import recognise


def read(text):
    return [
        (text[each.start : each.end], each.normalised)
        for each in find_beside(text.lower(), 0, len(text))
    ]


def deadlines(text):
    return [each for each in recognise(text).passages if each.kind is PassageKind.DEADLINE]


@pytest.mark.parametrize(
    ("text", "written", "normalised"),
    [
        ("pay in 24 hours or", "in 24 hours", "PT24H"),
        ("you have 2h left", "you have 2h", "PT2H"),
        ("within 30 minutes", "within 30 minutes", "PT30M"),
        ("before 8pm", "before 8pm", "20:00"),
        ("by midnight", "by midnight", "24:00"),
        ("until 12am", "until 12am", "00:00"),
        ("by tomorrow", "by tomorrow", ""),
        ("by Friday", "by Friday", ""),
        ("do polnoči", "do polnoči", "24:00"),
        ("do jutri", "do jutri", ""),
        ("v 3 dneh", "v 3 dneh", "P3D"),
        ("entro domani", "entro domani", ""),
        ("entro le 18", "entro le 18", "18:00"),
        ("hai 24 ore", "hai 24 ore", "PT24H"),
        ("bis 18 Uhr", "bis 18 Uhr", "18:00"),
        ("du hast nur noch 2 Stunden", "du hast nur noch 2 Stunden", "PT2H"),
        ("tienes 2 horas", "tienes 2 horas", "PT2H"),
        ("antes de las 8", "antes de las 8", "08:00"),
        ("avant 20h30", "avant 20h30", "20:30"),
        ("dans 24 heures", "dans 24 heures", "PT24H"),
        ("u roku od 1 sata", "u roku od 1 sata", "PT1H"),
        ("by Monday the 30th, 6 pm", "by Monday the 30th, 6 pm", "18:00"),
        ("by Monday 30 November at 18:00", "by Monday 30 November at 18:00", "18:00"),
        ("do ponedeljka 30. ob 18h", "do ponedeljka 30. ob 18h", "18:00"),
        ("entro lunedì 30 alle 18", "entro lunedì 30 alle 18", "18:00"),
        ("entro lunedì 30, altrimenti", "entro lunedì 30", ""),
        ("fino a domani 25 alle 18", "fino a domani 25 alle 18", "18:00"),
        ("bis Montag, den 30. um 18 Uhr", "bis Montag, den 30. um 18 Uhr", "18:00"),
        ("bis Montag 30.11. 18 Uhr", "bis Montag 30.11. 18 Uhr", "18:00"),
        ("antes del lunes 30 a las 18h", "antes del lunes 30 a las 18h", "18:00"),
        ("avant lundi 30 à 18h", "avant lundi 30 à 18h", "18:00"),
        ("do ponedjeljka 30. u 18h", "do ponedjeljka 30. u 18h", "18:00"),
        ("until sunday 18:00", "until sunday 18:00", "18:00"),
        ("by Monday 50 euro", "by Monday", ""),
    ],
)
def test_a_limit_is_read_in_every_language(text, written, normalised):
    assert read(text) == [(written, normalised)]


@pytest.mark.parametrize(
    "text", ["at 18:00", "by 5 people", "before class", "ob 18.30", "by 99:99"]
)
def test_other_times_and_numbers_are_no_limit(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "written", "normalised"),
    [
        ("u have till sunday 18:00", "u have till sunday 18:00", "18:00"),
        ("You only have half an hour", "You only have half an hour", "PT30M"),
        ("imaš čas do nedelje do 18h", "imaš čas do nedelje do 18h", "18:00"),
        ("imas samo se 1 uro", "imas samo se 1 uro", "PT1H"),
        ("hai tempo fino a domenica alle 18", "hai tempo fino a domenica alle 18", "18:00"),
        ("ti restano due ore", "ti restano due ore", "PT2H"),
        ("du hast noch eine Woche", "du hast noch eine Woche", "P1W"),
        ("tienes hasta mañana", "tienes hasta mañana", ""),
        ("je te laisse 24h", "je te laisse 24h", "PT24H"),
        ("imaš rok do sutra", "imaš rok do sutra", ""),
    ],
)
def test_who_is_given_a_time_has_a_deadline(text, written, normalised):
    (found,) = deadlines(text)

    assert (found.value, found.normalised) == (written, normalised)
    assert (found.reason, found.confidence) == (reasons.DEADLINE_GIVEN, Confidence.LIKELY)


@pytest.mark.parametrize(
    ("text", "written", "normalised", "reason"),
    [
        ("24h or i send it", "24h", "PT24H", reasons.DEADLINE_OR_ELSE),
        ("send it by 8 or i post", "by 8", "", reasons.DEADLINE_OR_ELSE),
        ("pay up before sunday", "before sunday", "", reasons.DEADLINE_TO_PAY),
        ("paga domani, entro le 18", "entro le 18", "18:00", reasons.DEADLINE_TO_PAY),
        ("če ne plačaš v treh urah", "v treh urah", "PT3H", reasons.DEADLINE_WORDS),
        ("entro stasera voglio i soldi", "entro stasera", "", reasons.DEADLINE_TO_PAY),
        ("zahl bis 15. März 20 Uhr", "bis 15. März 20 Uhr", "20:00", reasons.DEADLINE_TO_PAY),
    ],
)
def test_a_time_to_pay_or_else_is_a_deadline(text, written, normalised, reason):
    (found,) = deadlines(text)

    assert (found.value, found.normalised, found.reason) == (written, normalised, reason)


def test_a_message_that_is_a_time_counts_next_to_a_threat_and_is_less_sure():
    threat = "[12/03/2025, 21:14:07] Jess: i send the video to all your friends\n"

    (found,) = deadlines(f"{threat}[12/03/2025, 21:15:00] Jess: until tomorrow 18:00")

    assert (found.value, found.normalised) == ("until tomorrow 18:00", "18:00")
    assert found.confidence is Confidence.POSSIBLE
    assert deadlines(f"{threat}[12/03/2025, 21:15:00] Me: until tomorrow 18:00") == []
    assert deadlines(f"{threat}2h\nToday 9:41") == []


def test_a_deadline_says_when_its_message_was_written_where_the_text_says_so():
    (stamped,) = deadlines("[12. 3. 2025, 21:14:07] Ana: tole je resno\nimaš 2 uri")
    (bare,) = deadlines("imaš 2 uri")

    assert (stamped.said_at, bare.said_at) == ("12. 3. 2025, 21:14:07", "")


@pytest.mark.parametrize(
    "text",
    [
        "you have 2 hours of talk time",
        "you have until friday to enrol",
        "do you have 5 minutes?",
        "i have to pay by friday or i get a fine",
        "your order: pay by sunday",
        "did you pay before 6pm",
        "see you before 8 or i call you",
        "the parcel came 24 hours ago",
        "open 24/7",
        "hasta mañana",
        "hai 14 giorni per il reso",
    ],
)
def test_times_that_nobody_is_threatened_with_are_no_deadlines(text):
    assert deadlines(text) == []


@pytest.mark.parametrize(
    ("text", "written", "normalised"),
    [
        ("3 hours left", "3 hours left", "PT3H"),
        ("only 2 hours left!", "only 2 hours left", "PT2H"),
        ("[12/03/2025, 21:14:07] Jess: 2 hours left", "2 hours left", "PT2H"),
        ("ostale so še 3 ure", "ostale so še 3 ure", "PT3H"),
        ("mancano 2 giorni", "mancano 2 giorni", "P2D"),
        ("noch 3 Stunden übrig", "noch 3 Stunden übrig", "PT3H"),
        ("quedan 2 horas", "quedan 2 horas", "PT2H"),
        ("il te reste 2 heures", "il te reste 2 heures", "PT2H"),
        ("ostalo je 3 sata", "ostalo je 3 sata", "PT3H"),
        ("your deadline is friday 18:00", "your deadline is friday 18:00", "18:00"),
        ("deadline is tomorrow noon", "deadline is tomorrow noon", "12:00"),
        ("rok je 24 ur", "rok je 24 ur", "PT24H"),
        ("scadenza: domani alle 18", "scadenza: domani alle 18", "18:00"),
    ],
)
def test_time_that_is_left_and_what_is_called_a_deadline_may_be_one(text, written, normalised):
    (found,) = deadlines(text)

    assert (found.value, found.normalised) == (written, normalised)
    assert found.confidence is Confidence.POSSIBLE


@pytest.mark.parametrize(
    "text",
    [
        "battery: 3 hours left",
        "he left 2 hours ago",
        "we have 3 hours left of the drive",
        "još 2 sata",
        "the deadline for the essay is tomorrow noon",
        "project deadline is friday",
        "rok za oddajo je petek",
        "scadenza della bolletta: 15 marzo",
    ],
)
def test_time_left_of_other_things_and_deadlines_of_school_are_none(text):
    assert deadlines(text) == []


def test_noon_is_a_time_of_day():
    assert read("by tomorrow noon") == [("by tomorrow noon", "12:00")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "X: non basta. 800 euro entro lunedì 30 alle 18\nX: o pubblico tutto",
            "lunedì 30 alle 18",
        ),
        ("so 300 euro by Monday the 30th, 6 pm to x@example.org via PayPal", "the 30th, 6 pm"),
    ],
)
def test_a_sum_with_its_time_is_a_demand_with_a_deadline(text, written):
    (found,) = deadlines(text)
    demands = [each for each in recognise(text).passages if each.kind is PassageKind.DEMAND]

    assert found.value.endswith(written)
    assert [(each.start <= found.start, found.end <= each.end) for each in demands] == [
        (True, True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Early bird 120 euro until Friday",
        "Ticket 120 euro until Friday, write to x@example.org",
        "the flat costs 800 euro until Friday\nor I post everything to your family",
    ],
)
def test_a_price_with_its_time_is_no_demand(text):
    found = recognise(text).passages

    assert [each for each in found if each.kind is PassageKind.DEMAND] == []
