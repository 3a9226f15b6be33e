import re

from evidence_kit.recognising import limits


def test_every_word_of_a_limit_is_looked_for():
    for limit in ("by", "until", "do", "entro le", "fino alle", "bis um", "antes de las", "avant"):
        assert re.fullmatch(limits.BY, limit)
        assert limits.BY_WORDS.intersection(re.findall(r"\w+", limit))


def test_a_length_of_time_has_one_unit():
    span = re.compile(limits.SPAN)

    units = ("hours", "minutes", "days", "weeks")
    for text, unit in (("24h", "hours"), ("dveh tednih", "weeks"), ("un'ora", "hours")):
        match = span.fullmatch(text)
        assert match is not None
        assert [each for each in units if match[each]] == [unit]


def test_no_unit_is_of_two_sorts():
    sorts = (limits.HOURS, limits.MINUTES, limits.DAYS, limits.WEEKS)

    assert sum(map(len, sorts)) == len(limits.UNITS)
