import pytest

from evidence_kit.recognising.deadlines import find_deadlines


def read(text):
    return [
        (text[each.start : each.end], each.normalised)
        for each in find_deadlines(text, 0, len(text))
    ]


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
    ],
)
def test_a_limit_is_read_in_every_language(text, written, normalised):
    assert read(text) == [(written, normalised)]


@pytest.mark.parametrize(
    "text", ["at 18:00", "by 5 people", "before class", "ob 18.30", "by 99:99"]
)
def test_other_times_and_numbers_are_no_limit(text):
    assert read(text) == []
