"""Recognise what a pasted chat names: 5 MB of text a second, and no text that makes it crawl.

A person pastes months of a chat and waits. The floor for ordinary text is the least that any
recogniser does: look once at every word. The floor for hostile texts – one made for each pattern
that could be led to go back and try again – is ordinary text of the same size: hostile ones may
hold more to find, but their time must grow with their length and no faster.
"""

import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hostile_texts import HOSTILE
from loads import Options, main, say
from measuring import HONEST, Gate, Outcome, alternate, repeat

from evidence_kit.recognising import text as recognising
from evidence_kit.recognising.findings import Reading
from evidence_kit.recognising.text import recognise

BENCH = "recognising"
CHAT_GATE = Gate(minimum_ratio=0.15, maximum=200)
"""200 ms for a megabyte are 5 MB/s."""
MANY_WORDS_GATE = Gate(minimum_ratio=0.06)
"""No absolute limit: no chat has as many words that come once."""
HOSTILE_GATE = Gate(minimum_ratio=0.025)
"""Up to 40 times as long: a hostile text may be one finding after another, a chat never is.

It takes about 20 times as long, a pattern that backtracks 600 times. A gate nearer to the program
would fail whenever ordinary text, which is the floor here, gets faster.
"""

BACKTRACKING = "e-mail pattern that backtracks"
EVERY_LINE = "every line read from the start"
TWINS = (BACKTRACKING, EVERY_LINE)

_CHAT_SIGNS = 1_000_000
_QUICK_SIGNS = 200_000
_HOSTILE_SIGNS = 16_000
_MOST_ROUNDS = 12
_WORD = re.compile(r"\w+")
_BACKTRACKING_EMAIL = re.compile(r"[\w.+-]+@[\w.-]+\.\w+")

_LINES = (
    "[12/03/2025, 21:14:07] hey did you see what happened at school today",
    "[12/03/2025, 21:14:55] no, what was it? I was at home with my brother and we cooked",
    "[12/03/2025, 21:16:20] everybody talked about the match, they lost again of course",
    "[12/03/2025, 21:17:02] kaj pa ti, a greš jutri na trening ali ostaneš doma",
    "[12/03/2025, 21:18:41] non lo so ancora, ti dico domani quando torno a casa",
    "[12/03/2025, 21:19:30] ich glaube, wir treffen uns um drei am Bahnhof, oder?",
    "[12/03/2025, 21:20:11] that song is so good, I listened to it the whole afternoon",
    "[12/03/2025, 21:23:59] okay see you tomorrow then, sleep well and say hello to your mother",
)
_NAMING_LINES = (
    "[12/03/2025, 21:21:48] add me on insta @jess_miller22 or write to jess.m@example.org",
    "[12/03/2025, 21:22:05] my number is +44 20 7946 0123 and the IBAN GB82 WEST 1234 5698 7654 32",
)
_SYLLABLES = tuple(first + second for first in "bdfgklmnprstvz" for second in "aeiouščž")
_TALK_BETWEEN = 5
"""How often the other lines come before two lines that name something."""


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant, for ordinary text and for hostile ones."""
    unit = "\n".join((*_LINES * _TALK_BETWEEN, *_NAMING_LINES)) + "\n"
    chat = _repeated(unit, _QUICK_SIGNS if options.is_quick else _CHAT_SIGNS)
    for variant in options.variants(TWINS):
        say(f"{BENCH}, {len(chat)} signs of chat and {len(HOSTILE)} hostile texts, {variant}")
        with _slowed(variant):
            if variant != BACKTRACKING:
                yield _ordinary(chat, variant, BENCH, CHAT_GATE)
            if variant == HONEST:
                words = _many_words(len(chat))
                yield _ordinary(words, variant, f"{BENCH} (many words)", MANY_WORDS_GATE)
            if variant != EVERY_LINE:
                yield _hostile(chat[:_HOSTILE_SIGNS], variant)


def _ordinary(text: str, variant: str, bench: str, gate: Gate) -> Outcome:
    def floor(_part: int) -> float:
        return _took_s(lambda: sum(1 for _word in _WORD.finditer(text)))

    def measured(_part: int) -> float:
        return _took_s(lambda: recognise(text, country="GB"))

    rounds = repeat(lambda number: alternate(number, 1, floor, measured), most=_MOST_ROUNDS)
    return rounds.outcome(bench, variant, gate, unit="ms/MB", scale=1e9 / len(text))


def _many_words(signs: int) -> str:
    """Return lines in which most words come once, and every word that some finder asks for."""
    chance = random.Random(1)  # noqa: S311 - the same words in every run, nothing secret
    asked_for = sorted(recognising.VOCABULARY)
    lines = []
    length = 0
    while length < signs:
        words = [
            "".join(chance.choice(_SYLLABLES) for _syllable in range(chance.randint(2, 4)))
            for _word in range(10)
        ]
        lines.append(f"[12/03/2025, 21:14:07] {' '.join(words)} {chance.choice(asked_for)}")
        length += len(lines[-1]) + 1
    return "\n".join(lines)[:signs]


def _hostile(chat: str, variant: str) -> Outcome:
    texts = [_repeated(unit, _HOSTILE_SIGNS) for unit in HOSTILE]
    # One text that makes it crawl must not hide among many that do not: the worst one counts.
    worst = max(texts, key=lambda text: _took_s(lambda: recognise(text, country="GB")))
    say(f"{BENCH}: the worst hostile text begins {worst[:24]!r}")

    def floor(_part: int) -> float:
        return _took_s(lambda: recognise(chat, country="GB"))

    def measured(_part: int) -> float:
        return _took_s(lambda: recognise(worst, country="GB"))

    rounds = repeat(lambda number: alternate(number, 1, floor, measured), most=_MOST_ROUNDS)
    return rounds.outcome(f"{BENCH} (hostile)", variant, HOSTILE_GATE, unit="ms", scale=1000)


@contextmanager
def _slowed(variant: str) -> Iterator[None]:
    """Put a slow finder in the place of the real one while a twin runs."""
    finders = vars(recognising)
    real = finders["find_emails"]
    if variant == BACKTRACKING:
        finders["find_emails"] = _find_by_backtracking
    if variant == EVERY_LINE:
        finders["find_emails"] = _find_from_the_start
    try:
        yield
    finally:
        finders["find_emails"] = real


def _find_by_backtracking(text: str) -> Iterator[Reading]:
    for _match in _BACKTRACKING_EMAIL.finditer(text):
        yield from ()


def _find_from_the_start(text: str) -> Iterator[Reading]:
    end = text.find("\n")
    while end >= 0:
        text.count("@", 0, end)
        end = text.find("\n", end + 1)
    yield from ()


def _took_s(work: Callable[[], object]) -> float:
    # One core's time: what else the computer does is no part of the answer.
    started = time.process_time()
    work()
    return time.process_time() - started


def _repeated(unit: str, signs: int) -> str:
    return (unit * (signs // len(unit) + 1))[:signs]


if __name__ == "__main__":
    sys.exit(main(__doc__ or BENCH, outcomes))
