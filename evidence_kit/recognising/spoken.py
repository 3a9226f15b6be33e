"""Say of each sum whether a text speaks of it as asked for, as paid, or does not tell.

"I already paid 300" kept as a demand would be a false fact on the first page of a report. The rules
are: the word of paying nearest before a sum, in the same stretch between two cuts, says how it is
meant; a question, an offer, a condition and money wanted back say neither; where two words disagree
nothing is told, nor of a sum that says another one in other money ("0,004 BTC, about 350 euro").
A sum without such a word is asked for only beside a threat or a demand that nobody
else wrote, or with an account in its line where the text speaks of nothing paid. Whoever says that
they paid asks for nothing with a bare sum. "Cannot tell" is an answer: a person gives the other
one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from evidence_kit.model import Spoken
from evidence_kit.recognising import paid_words, reasons
from evidence_kit.recognising.findings import AmountReading, PassageKind, PassageReading
from evidence_kit.recognising.lexicon import UNLESS_PAID
from evidence_kit.recognising.stamps import Senders
from evidence_kit.recognising.words import Lines, Words

SPOKEN_WORDS = paid_words.SIGNALS
"""One of them stands beside every sum that a text says something of."""
METHOD_WORDS = frozenset(paid_words.METHODS) | frozenset(paid_words.METHOD_PAIRS)
BESIDE_WORDS = frozenset(paid_words.WAYS_BESIDE)
"""One of them stands in every way of paying that is named."""

_REACH_SIGNS = 120
"""No word says anything of a sum that is further away."""
_BEFORE_SIGNS = 60
_AFTER_SIGNS = 60
_LINES_BESIDE = 3
_TOLD_FROM = AmountReading._fields.index("spoken")
_REMEMBERED = 1024
"""The same few words stand together in a chat again and again."""
_MOST_WORDS_OF_A_LINE = 20
"""A line that is looked at for the sake of another one is looked at no further."""

_WORD = re.compile(r"\w+")
_CUT = re.compile(paid_words.CUT)
_SENTENCE_END = re.compile(r"[!?;\n]|\.(?=\s|\Z)")
_ASKS = re.compile(r"[^\n.,;:!?]{0,60}\?")
_DONE = re.compile(paid_words.DONE)
_I_DID_IT = re.compile(paid_words.I_DID_IT)
_TO_DO = re.compile(paid_words.TO_DO)
_YOU = re.compile(paid_words.YOU)
_NOT = re.compile(paid_words.NOT)
_IF = re.compile(paid_words.IF)
_THEY_WILL = re.compile(paid_words.THEY_WILL)
_YOU_WILL = re.compile(paid_words.YOU_WILL)
_TO_BE = re.compile(paid_words.TO_BE)
_WERDEN = re.compile(paid_words.WERDEN)
_GETS = re.compile(paid_words.GETS)
_TO_ME = re.compile(paid_words.TO_ME)
_TO_ME_AFTER = re.compile(paid_words.TO_ME_AFTER)
_HAVE = re.compile(paid_words.HAVE)
_I_WILL = re.compile(paid_words.I_WILL)
_I_CAN = re.compile(paid_words.I_CAN)
_ARTICLE = re.compile(paid_words.ARTICLE)
_I_AFTER = re.compile(paid_words.I_AFTER)
_I_MUST = re.compile(paid_words.I_MUST)
_I_HAD_TO = re.compile(paid_words.I_HAD_TO)
_DID = re.compile(paid_words.DID)
_DO_NOT = re.compile(paid_words.DO_NOT)
_UNLESS_YOU = re.compile(paid_words.UNLESS_YOU)
_MORE = re.compile(paid_words.MORE)
_ABOUT = re.compile(paid_words.ABOUT)
_ABOUT_AFTER = re.compile(paid_words.ABOUT_AFTER)
_SAME_AS = re.compile(paid_words.SAME_AS)
_HOW_MUCH = re.compile(paid_words.HOW_MUCH)
_ABOUT_SIGNS = 24
_BETWEEN_SIGNS = 40
"""Between a sum and the same in other money."""
_NEXT_WORD = re.compile(r"[^\S\n]\w{1,12}")

_Signal = tuple[int, int]


def tell_spoken(
    words: Words,
    lines: Lines,
    amounts: Sequence[AmountReading],
    passages: Sequence[PassageReading],
    accounts: Iterable[int] = (),
) -> list[AmountReading]:
    """Return sums with how the text speaks of each, and the way of paying its line names.

    Args:
        words: The words of the visible text.
        lines: Its lines.
        amounts: The sums in it, in reading order.
        passages: The threats, demands and deadlines in it.
        accounts: Where the accounts begin that money can be sent to.
    """
    if not amounts:
        return []
    teller = _Teller(words, lines, amounts, passages, accounts)
    if teller.is_nothing_told:
        return list(amounts)
    return [
        _told(amount, teller.spoken(number), teller.method(amount.start))
        for number, amount in enumerate(amounts)
    ]


def ways_named_in(line: str) -> frozenset[str]:
    """Return every way of paying that a line names.

    >>> sorted(ways_named_in("500 by PayPal or bank transfer"))
    ['bank', 'paypal']
    """
    small = line.lower()
    found = (match for match in _WORD.finditer(small) if match[0] in METHOD_WORDS)
    named = {_method_at(small, match.start(), match.end()) for match in found}
    return frozenset(named - {""})


def _method_at(text: str, start: int, end: int) -> str:
    word = text[start:end]
    if word in paid_words.METHODS:
        return paid_words.METHODS[word]
    before, method = paid_words.METHOD_PAIRS[word]
    return method if text.endswith(before, 0, start) else ""


def _told(amount: AmountReading, spoken: Spoken, method: str) -> AmountReading:
    # Most sums of a list are told nothing of, and a tuple made anew takes its time.
    if spoken is amount.spoken and not method:
        return amount
    return AmountReading._make((*amount[:_TOLD_FROM], spoken, method))


class _Teller:
    """What is known of a whole text while its sums are looked at, one after another."""

    def __init__(
        self,
        words: Words,
        lines: Lines,
        amounts: Sequence[AmountReading],
        passages: Sequence[PassageReading],
        accounts: Iterable[int],
    ) -> None:
        self._text = words.lower
        self._lines = lines
        self._amounts = amounts
        self._starts = [each.start for each in amounts]
        self._signals: list[_Signal] = words.places(SPOKEN_WORDS)
        self._signal_starts = [start for start, _end in self._signals]
        self._known: dict[int, Spoken | None] = {}
        self._more_ends = {end for _start, end in words.places(paid_words.MORE_WORDS)}
        self._last_line = (0, 0)
        self._beside: dict[int, Spoken] = {}
        self._methods: list[_Signal] = words.places(METHOD_WORDS)
        self._method_starts = [start for start, _end in self._methods]
        self._beside_ways: list[_Signal] = words.places(BESIDE_WORDS) if self._methods else []
        self._method_of_line: dict[int, str] = {}
        self._wanting = sorted(
            {
                lines.around(each.start)[0]
                for each in passages
                if each.kind is not PassageKind.DEADLINE
            }
        )
        self._with_account = frozenset(lines.around(start)[0] for start in accounts)
        self._senders = Senders(text=words.text, lines=lines)
        self._payers: frozenset[str] | None = None

    @property
    def is_nothing_told(self) -> bool:
        """Whether no word of the text says anything of any sum."""
        told = (self._signals, self._methods, self._more_ends, self._wanting, self._with_account)
        is_bare = any(each.reason == reasons.AMOUNT_BARE for each in self._amounts)
        return not any(told) and not is_bare

    def spoken(self, number: int) -> Spoken:
        """Return how the text speaks of one sum."""
        amount = self._amounts[number]
        if self._is_of_another(number):
            return Spoken.CANNOT_TELL
        first = bisect_left(self._signal_starts, amount.start - _REACH_SIGNS)
        if first == len(self._signals) or self._signal_starts[first] > amount.end + _REACH_SIGNS:
            # Most sums of a list have no word near them that says anything.
            is_more = amount.start - 1 in self._more_ends and self._is_more(amount.start)
            return Spoken.ASKED if is_more else self._spoken_beside(amount)
        middle = bisect_left(self._signal_starts, amount.start)
        last = bisect_right(self._signal_starts, amount.end + _REACH_SIGNS)
        # A sum in between takes a word for itself.
        after_sum = self._amounts[number - 1].end if number else 0
        before_sum = (
            self._starts[number + 1] if number + 1 < len(self._amounts) else len(self._text)
        )
        before, is_unless = self._before(first, middle, amount.start)
        if is_unless:
            # "If you do not pay 1200 I send …": what follows speaks of something else.
            return Spoken.ASKED
        if before is not None:
            after = self._after(middle, last, amount.end, before_sum)
            is_torn = before is Spoken.ASKED and after not in {None, Spoken.ASKED}
            return Spoken.CANNOT_TELL if is_torn else before
        after = self._after(middle, last, amount.end, before_sum)
        if after is not None:
            return after
        if amount.start - 1 in self._more_ends and self._is_more(amount.start):
            return Spoken.ASKED
        return self._spoken_around(amount, first, last, after_sum)

    def _is_of_another(self, number: int) -> bool:
        """Return whether a sum says the one before it in other money: "0.004 BTC (350 EUR)"."""
        if number == 0:
            return False
        before, amount = self._amounts[number - 1], self._amounts[number]
        is_near = amount.start - before.end <= _BETWEEN_SIGNS
        if not is_near or amount.currency == before.currency:
            return False
        if self._line(amount.start)[0] > before.start:
            return False
        # A word of asking or paying in between is one for this sum.
        if _has_between(self._signal_starts, before.end, amount.start):
            return False
        between = self._text[before.end : amount.start]
        return _SAME_AS.search(between) is not None or self._is_about(amount)

    def _is_about(self, amount: AmountReading) -> bool:
        least = max(0, amount.start - _ABOUT_SIGNS)
        return (
            _ABOUT.search(self._text[least : amount.start]) is not None
            or _ABOUT_AFTER.match(self._text, amount.end) is not None
        )

    def _is_reckoned(self, amount: AmountReading) -> bool:
        """Return whether a sum with no word of its own is about, or asked or told in other money.

        "How much is 300 pounds in euros?" asks for no money, and neither does its answer.
        """
        if self._is_about(amount):
            return True
        line_start, line_end = self._line(amount.start)
        least = max(line_start, amount.start - _REACH_SIGNS)
        most = min(line_end, amount.end + _AFTER_SIGNS)
        if _HOW_MUCH.search(self._text, least, most) is not None:
            return True
        number = bisect_left(self._lines.starts, line_start)
        if number == 0:
            return False
        asked_at = self._lines.starts[number - 1]
        sender = self._senders.at(line_start)
        if sender and sender == self._senders.at(asked_at):
            return False
        # One line may hold a whole chat, and every sum after it would read all of that again.
        asked_at = max(asked_at, line_start - _REACH_SIGNS - _AFTER_SIGNS)
        return _HOW_MUCH.search(self._text, asked_at, line_start) is not None

    def method(self, place: int) -> str:
        """Return the one way of paying that a line names; "" for none, or several."""
        if not self._methods:
            return ""
        start, end = self._line(place)
        if start not in self._method_of_line:
            first = bisect_left(self._method_starts, start)
            last = bisect_left(self._method_starts, end)
            named = {self._method_at(*self._methods[each]) for each in range(first, last)}
            named.discard("")
            if named:
                named |= {
                    paid_words.WAYS_BESIDE[self._text[begin:finish]]
                    for begin, finish in self._beside_ways
                    if start <= begin < end
                }
            self._method_of_line[start] = named.pop() if len(named) == 1 else ""
        return self._method_of_line[start]

    def _method_at(self, start: int, end: int) -> str:
        return _method_at(self._text, start, end)

    def _line(self, place: int) -> tuple[int, int]:
        """Return begin and end of the line of a place: often the one asked for last."""
        if not self._last_line[0] <= place < self._last_line[1]:
            self._last_line = self._lines.around(place)
        return self._last_line

    def _before(self, first: int, middle: int, place: int) -> tuple[Spoken | None, bool]:
        """Return what the nearest word before a sum says, where no cut stands between.

        And whether it says what follows if somebody does not pay.
        """
        for number in range(middle - 1, first - 1, -1):
            if _CUT.search(self._text, self._signals[number][1], place) is not None:
                break
            meant = self._meant(number)
            if meant is not None:
                is_asked = meant is Spoken.ASKED
                return meant, is_asked and _says_unless(*self._around(*self._signals[number])[:2])
        return None, False

    def _after(self, middle: int, last: int, place: int, before_sum: int) -> Spoken | None:
        """Return what the nearest word after a sum says, where no cut and no sum is between."""
        for number in range(middle, last):
            start = self._signals[number][0]
            if start > before_sum or _CUT.search(self._text, place, start) is not None:
                return None
            meant = self._meant(number)
            if meant is not None:
                return meant
        return None

    def _is_more(self, place: int) -> bool:
        start = max(self._line(place)[0], place - _BEFORE_SIGNS)
        start = self._senders.after_opening(start, place)
        return _MORE.search(self._text[start:place]) is not None

    def _spoken_around(
        self, amount: AmountReading, first: int, last: int, after_sum: int
    ) -> Spoken:
        """Return what the sentence says of a sum that no word is said of, or the messages."""
        start, end = self._line(amount.start)
        around = {
            meant
            for number in range(first, last)
            if start <= self._signals[number][0] < end
            and self._is_in_sentence(self._signals[number], amount)
            and (meant := self._meant(number)) is not None
        }
        if around == {Spoken.ASKED}:
            return Spoken.ASKED
        if around or (after_sum > start and self._is_paid_of(start, amount.start)):
            return Spoken.CANNOT_TELL
        return self._spoken_beside(amount)

    def _is_in_sentence(self, signal: _Signal, amount: AmountReading) -> bool:
        low, high = min(signal[1], amount.end), max(signal[0], amount.start)
        return _SENTENCE_END.search(self._text, low, high) is None

    def _is_paid_of(self, start: int, place: int) -> bool:
        """Return whether the last sum of the line before a place is one that was paid."""
        number = bisect_left(self._signal_starts, place) - 1
        return (
            number >= 0
            and self._signal_starts[number] >= max(start, place - _REACH_SIGNS)
            and self._meant(number) is not Spoken.ASKED
        )

    def _spoken_beside(self, amount: AmountReading) -> Spoken:
        """Return what a bare sum is next to threats and demands: asked for, by who wrote those.

        A number with no currency is a sum because its words ask for it, unless its writer pays.
        """
        if self._is_reckoned(amount):
            return Spoken.CANNOT_TELL
        line_start = self._line(amount.start)[0]
        if amount.reason == reasons.AMOUNT_BARE:
            sender = self._senders.at(line_start)
            is_payer = bool(sender) and sender in self._who_paid()
            return Spoken.CANNOT_TELL if is_payer else Spoken.ASKED
        if line_start not in self._beside:
            self._beside[line_start] = self._read_beside(line_start)
        return self._beside[line_start]

    def _read_beside(self, line_start: int) -> Spoken:
        number = bisect_left(self._lines.starts, line_start)
        starts = self._lines.starts[max(0, number - _LINES_BESIDE) : number + _LINES_BESIDE + 1]
        until = self._lines.around(starts[-1])[1]
        is_silent = not (
            _has_between(self._wanting, starts[0], until)
            or _has_between(self._signal_starts, starts[0], until)
        )
        if is_silent and line_start not in self._with_account:
            return Spoken.CANNOT_TELL
        sender = self._senders.at(line_start)
        if sender and sender in self._who_paid():
            return Spoken.CANNOT_TELL
        for start in starts:
            if start == line_start:
                if self._threatens(start):
                    return Spoken.ASKED
            elif self._senders.at(start) == sender and (
                self._asks(start) if sender else self._threatens(start) and not self._who_paid()
            ):
                return Spoken.ASKED
        is_to_account = line_start in self._with_account and self._is_silent(line_start)
        return Spoken.ASKED if is_to_account and not self._is_paying_told else Spoken.CANNOT_TELL

    def _is_silent(self, line_start: int) -> bool:
        """Return whether no word of a line says anything of money."""
        place = bisect_left(self._signal_starts, line_start)
        return (
            place == len(self._signals)
            or self._signal_starts[place] >= self._lines.around(line_start)[1]
        )

    @cached_property
    def _is_paying_told(self) -> bool:
        """Whether the text speaks of money that went, will go or came anywhere."""
        return any(
            self._meant(number) not in {None, Spoken.ASKED} for number in range(len(self._signals))
        )

    def _threatens(self, line_start: int) -> bool:
        place = bisect_left(self._wanting, line_start)
        return place < len(self._wanting) and self._wanting[place] == line_start

    def _asks(self, line_start: int) -> bool:
        if self._threatens(line_start):
            return True
        first = bisect_left(self._signal_starts, line_start)
        last = bisect_left(self._signal_starts, self._lines.around(line_start)[1])
        few = range(first, min(last, first + _MOST_WORDS_OF_A_LINE))
        return {self._meant(number) for number in few} - {None} == {Spoken.ASKED}

    def _who_paid(self) -> frozenset[str]:
        """Return who says that they paid; "" stands for somebody whose name is not seen."""
        if self._payers is None:
            self._payers = frozenset(
                self._senders.at(start)
                for number, (start, _end) in enumerate(self._signals)
                if self._meant(number) is Spoken.PAID and not self._is_said_of_you(start)
            )
        return self._payers

    def _is_said_of_you(self, place: int) -> bool:
        return _YOU.search(self._text[max(0, place - 20) : place]) is not None

    def _meant(self, number: int) -> Spoken | None:
        """Return what a word says with what stands before and after it; ``None`` for nothing."""
        if number not in self._known:
            self._known[number] = self._read(*self._signals[number])
        return self._known[number]

    def _read(self, start: int, end: int) -> Spoken | None:
        return _meaning(*self._around(start, end))

    def _around(self, start: int, end: int) -> tuple[str, str, str]:
        """Return a word, what stands before it in its line, and what follows it."""
        text = self._text
        least = max(0, start - _BEFORE_SIGNS)
        before = text[max(least, text.rfind("\n", least, start) + 1) : start]
        return text[start:end], before, text[end : end + _AFTER_SIGNS]


def _has_between(places: Sequence[int], start: int, end: int) -> bool:
    number = bisect_left(places, start)
    return number < len(places) and places[number] < end


@lru_cache(maxsize=_REMEMBERED)
def _meaning(word: str, before: str, after: str) -> Spoken | None:
    """Return what a word says with the line before it and what follows; ``None`` for nothing."""
    for end in [cut.end() for cut in _SENTENCE_END.finditer(before)][-1:]:
        before = before[end:]
    if word in paid_words.BACK or word in paid_words.CONFIRMED:
        return Spoken.CANNOT_TELL
    is_name = word in paid_words.NAMES_TOO and _ARTICLE.search(before) is not None
    if is_name or (word in paid_words.NOUNS and word not in paid_words.ASKED):
        return _read_noun(before, after)
    if word in paid_words.NOUNS and _DONE.search(before) is not None:
        return Spoken.PAID
    may_be_paid = word in paid_words.MAY_BE_PAID and _HAVE.search(before) is not None
    if word in paid_words.PAID or may_be_paid:
        return _read_paid(before, after)
    return Spoken.CANNOT_TELL if word in paid_words.OWN else _read_asked(word, before, after)


@lru_cache(maxsize=_REMEMBERED)
def _says_unless(word: str, before: str) -> bool:
    """Return whether a word of asking says what is if the reader does not pay."""
    clause = before[_last_cut(before) :]
    if UNLESS_PAID.search(clause + word) is not None or _UNLESS_YOU.search(clause) is not None:
        return True
    is_own = word in paid_words.OWN or _I_WILL.search(clause) is not None
    return not is_own and _IF.search(clause) is not None and _DO_NOT.search(clause) is not None


def _read_noun(before: str, after: str) -> Spoken | None:
    if _DONE.search(before) is not None or _I_DID_IT.match(after) is not None:
        return Spoken.PAID
    return Spoken.ASKED if _TO_DO.search(before) is not None else None


def _read_paid(before: str, after: str) -> Spoken:
    """Return what a word says that speaks of money gone."""
    next_word = _NEXT_WORD.match(after)
    beside = before + (next_word[0] if next_word is not None else "")
    clause = before[_last_cut(before) :]
    is_yours = _YOU.search(before) is not None
    if _ASKS.match(after) is not None:
        return Spoken.CANNOT_TELL
    if _YOU_WILL.search(beside) or _TO_BE.search(clause) or _WERDEN.match(after):
        return Spoken.ASKED
    if _NOT.search(clause) or _IF.search(before):
        return Spoken.ASKED if is_yours else Spoken.CANNOT_TELL
    if _THEY_WILL.search(beside) or _GETS.search(clause) or _TO_ME.search(clause):
        return Spoken.CANNOT_TELL
    if _TO_ME_AFTER.match(after) and not is_yours:
        return Spoken.CANNOT_TELL
    return Spoken.PAID


def _read_asked(word: str, before: str, after: str) -> Spoken:
    """Return what a word says that speaks of money to go."""
    if word in paid_words.WANTING:
        return Spoken.ASKED
    clause = before[_last_cut(before) :]
    if _I_HAD_TO.search(clause) or _DID.search(clause):
        return Spoken.CANNOT_TELL
    if _DO_NOT.search(clause):
        is_unless = _IF.search(before) is not None or UNLESS_PAID.search(before + word) is not None
        return Spoken.ASKED if is_unless else Spoken.CANNOT_TELL
    if _I_CAN.search(clause):
        return Spoken.CANNOT_TELL
    is_own = _I_WILL.search(clause) is not None or _I_AFTER.match(after) is not None
    return Spoken.CANNOT_TELL if is_own and not _I_MUST.search(clause) else Spoken.ASKED


def _last_cut(before: str) -> int:
    last = 0
    for cut in _CUT.finditer(before):
        last = cut.end()
    return last
