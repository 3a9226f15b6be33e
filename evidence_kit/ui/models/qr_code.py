"""An address as a QR code, so that it can be opened on another device (product rule S8).

What this is: ISO/IEC 18004 as far as an address needs it – byte mode, error correction M, versions
1 to 10, which is 213 bytes. What it is not: a reader, or anything for evidence; nothing from a case
becomes a QR code.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

Modules = tuple[tuple[bool, ...], ...]
"""Rows of modules; true is dark. The quiet zone around them is the caller's."""

LONGEST_BYTES = 213

_BLOCKS: tuple[tuple[int, tuple[tuple[int, int], ...]], ...] = (
    (10, ((1, 16),)),
    (16, ((1, 28),)),
    (26, ((1, 44),)),
    (18, ((2, 32),)),
    (24, ((2, 43),)),
    (16, ((4, 27),)),
    (18, ((4, 31),)),
    (22, ((2, 38), (2, 39))),
    (22, ((3, 36), (2, 37))),
    (26, ((4, 43), (1, 44))),
)
"""Of each version: correction codewords in a block, and (blocks, data codewords in each), table 9,
level M."""
_ALIGNMENT: tuple[tuple[int, ...], ...] = (
    (),
    (6, 18),
    (6, 22),
    (6, 26),
    (6, 30),
    (6, 34),
    (6, 22, 38),
    (6, 24, 42),
    (6, 26, 46),
    (6, 28, 50),
)
"""Of each version: where alignment patterns have their middle, table E.1."""

_BYTE_MODE = 0b0100
_MANY_CHARACTERS_FROM = 10
"""From this version the number of characters takes 16 bits instead of 8, table 3."""
_VERSION_INFORMATION_FROM = 7
_PADDING = (0xEC, 0x11)
_FIELD = 0x11D
"""The polynomial of the field with 256 elements, §7.5.2."""
_FORMAT_GENERATOR, _FORMAT_MASK = 0x537, 0x5412
_VERSION_GENERATOR = 0x1F25
_FINDER_LIKE = (True, False, True, True, True, False, True)

_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda row, column: (row + column) % 2 == 0,
    lambda row, _column: row % 2 == 0,
    lambda _row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
)
"""Table 10."""


def qr_code(text: str) -> Modules:
    """Return the modules of a text's QR code.

    Raises:
        ValueError: The text is longer than 213 bytes.
    """
    data = text.encode("utf-8")
    version = _version_for(len(data))
    codewords = _interleaved(_data_codewords(data, version), version)
    return min((_drawn(codewords, version, mask) for mask in range(len(_MASKS))), key=_penalty)


def _version_for(length: int) -> int:
    for version, (_correction, blocks) in enumerate(_BLOCKS, 1):
        header_bits = 4 + (16 if version >= _MANY_CHARACTERS_FROM else 8)
        room_bits = 8 * sum(count * words for count, words in blocks)
        if header_bits + 8 * length <= room_bits:
            return version
    raise ValueError("too long for a QR code of ours")


def _data_codewords(data: bytes, version: int) -> bytes:
    count_bits = 16 if version >= _MANY_CHARACTERS_FROM else 8
    room = sum(count * words for count, words in _BLOCKS[version - 1][1])
    bits = f"{_BYTE_MODE:04b}{len(data):0{count_bits}b}" + "".join(f"{byte:08b}" for byte in data)
    bits += "0" * min(4, 8 * room - len(bits))
    bits += "0" * (-len(bits) % 8)
    words = [int(bits[start : start + 8], 2) for start in range(0, len(bits), 8)]
    words.extend(_PADDING[position % 2] for position in range(room - len(words)))
    return bytes(words)


def _interleaved(words: bytes, version: int) -> bytes:
    """Return data and correction codewords in the order they are drawn, §7.6."""
    correction, groups = _BLOCKS[version - 1]
    blocks: list[bytes] = []
    start = 0
    for count, length in groups:
        for _block in range(count):
            blocks.append(words[start : start + length])
            start += length
    checks = [_correction_of(block, correction) for block in blocks]
    return bytes((*_across(blocks), *_across(checks)))


def _across(blocks: list[bytes]) -> Iterator[int]:
    for position in range(max(map(len, blocks))):
        yield from (block[position] for block in blocks if position < len(block))


def _correction_of(block: bytes, count: int) -> bytes:
    """Return the Reed-Solomon codewords of a block, §7.5."""
    generator = [1]
    root = 1
    for _degree in range(count):
        longer = [*generator, 0]
        for place, factor in enumerate(generator):
            longer[place + 1] ^= _times(factor, root)
        generator = longer
        root = _times(root, 2)
    rest = bytearray(count)
    for word in block:
        factor = word ^ rest[0]
        rest = rest[1:] + b"\0"
        for place, part in enumerate(generator[1:]):
            rest[place] ^= _times(part, factor)
    return bytes(rest)


def _times(one: int, other: int) -> int:
    """Multiply in the field with 256 elements."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one = one << 1 ^ (_FIELD if one & 0x80 else 0)
        other >>= 1
    return product


class _Drawing:
    """A square of modules, and which of them belong to fixed patterns."""

    def __init__(self, version: int) -> None:
        self.size = 17 + 4 * version
        self.dark = [[False] * self.size for _row in range(self.size)]
        self.is_fixed = [[False] * self.size for _row in range(self.size)]

    def fix(self, row: int, column: int, *, is_dark: bool) -> None:
        if 0 <= row < self.size and 0 <= column < self.size:
            self.dark[row][column] = is_dark
            self.is_fixed[row][column] = True

    def finder(self, row: int, column: int) -> None:
        for down in range(-1, 8):
            for across in range(-1, 8):
                edge = max(abs(down - 3), abs(across - 3))
                self.fix(row + down, column + across, is_dark=edge in {0, 1, 3})

    def alignment(self, row: int, column: int) -> None:
        for down in range(-2, 3):
            for across in range(-2, 3):
                edge = max(abs(down), abs(across))
                self.fix(row + down, column + across, is_dark=edge != 1)


def _drawn(codewords: bytes, version: int, mask: int) -> Modules:
    drawing = _Drawing(version)
    last = drawing.size - 7
    for row, column in ((0, 0), (0, last), (last, 0)):
        drawing.finder(row, column)
    for place in range(8, drawing.size - 8):
        drawing.fix(6, place, is_dark=place % 2 == 0)
        drawing.fix(place, 6, is_dark=place % 2 == 0)
    _draw_alignment(drawing, version)
    _draw_format(drawing, mask)
    if version >= _VERSION_INFORMATION_FROM:
        _draw_version(drawing, version)
    _draw_data(drawing, codewords, mask)
    return tuple(tuple(row) for row in drawing.dark)


def _draw_alignment(drawing: _Drawing, version: int) -> None:
    places = _ALIGNMENT[version - 1]
    corners = {(6, 6), (6, drawing.size - 7), (drawing.size - 7, 6)}
    for row in places:
        for column in places:
            if (row, column) not in corners:
                drawing.alignment(row, column)


def _draw_format(drawing: _Drawing, mask: int) -> None:
    """Draw level and mask twice, §7.9; level M is 00."""
    bits = (mask << 10 | _rest(mask << 10, _FORMAT_GENERATOR)) ^ _FORMAT_MASK
    size = drawing.size
    first = [(place, 8) for place in (0, 1, 2, 3, 4, 5, 7, 8)]
    first += [(8, place) for place in (7, 5, 4, 3, 2, 1, 0)]
    second = [(8, size - 1 - place) for place in range(8)]
    second += [(size - 7 + place, 8) for place in range(7)]
    for places in (first, second):
        for position, (row, column) in enumerate(places):
            drawing.fix(row, column, is_dark=bool(bits >> position & 1))
    drawing.fix(size - 8, 8, is_dark=True)


def _draw_version(drawing: _Drawing, version: int) -> None:
    """Draw the version twice, §7.10."""
    bits = version << 12 | _rest(version << 12, _VERSION_GENERATOR)
    for position in range(18):
        is_dark = bool(bits >> position & 1)
        near, far = position // 3, drawing.size - 11 + position % 3
        drawing.fix(near, far, is_dark=is_dark)
        drawing.fix(far, near, is_dark=is_dark)


def _rest(value: int, generator: int) -> int:
    """Return what is left after dividing by a generator, without carrying."""
    while value.bit_length() >= generator.bit_length():
        value ^= generator << value.bit_length() - generator.bit_length()
    return value


def _draw_data(drawing: _Drawing, codewords: bytes, mask: int) -> None:
    """Draw the codewords in two-module columns, upwards and downwards in turn, §7.7.3."""
    bits = iter("".join(f"{word:08b}" for word in codewords))
    is_masked = _MASKS[mask]
    columns = [column for column in range(drawing.size - 1, 0, -1) if column != 6]  # noqa: PLR2004 - timing
    pairs = [(column, column - 1) for column in _right_halves(columns)]
    for number, pair in enumerate(pairs):
        rows = range(drawing.size) if number % 2 else range(drawing.size - 1, -1, -1)
        for row in rows:
            for column in pair:
                if not drawing.is_fixed[row][column]:
                    bit = next(bits, "0") == "1"
                    drawing.dark[row][column] = bit ^ is_masked(row, column)


def _right_halves(columns: list[int]) -> list[int]:
    """Return every column that begins a pair; the upright timing pattern stands alone."""
    beyond = [column for column in columns if column > 6][::2]  # noqa: PLR2004 - timing
    return [*beyond, *[column for column in columns if column < 6][::2]]  # noqa: PLR2004 - timing


def _penalty(modules: Modules) -> int:
    """Return how hard the modules are to read, §7.8.3.1."""
    lines = [*modules, *zip(*modules, strict=True)]
    runs = sum(_runs(line) for line in lines)
    finders = 40 * sum(_finder_likes(line) for line in lines)
    squares = 3 * sum(
        len({*above[place : place + 2], *below[place : place + 2]}) == 1
        for above, below in pairwise(modules)
        for place in range(len(above) - 1)
    )
    total = len(modules) ** 2
    dark = sum(map(sum, modules))
    return runs + finders + squares + 10 * (abs(20 * dark - 10 * total) // total)


def _runs(line: tuple[bool, ...]) -> int:
    penalty, length = 0, 1
    for before, after in pairwise((*line, None)):
        if before == after:
            length += 1
        else:
            penalty += length - 2 if length >= 5 else 0  # noqa: PLR2004 - N1 of the standard
            length = 1
    return penalty


def _finder_likes(line: tuple[bool, ...]) -> int:
    """Count what looks like a finder with four light modules on one side."""
    light = (False,) * 4
    found = 0
    for start in range(len(line) - len(_FINDER_LIKE) + 1):
        end = start + len(_FINDER_LIKE)
        if line[start:end] == _FINDER_LIKE:
            found += line[max(0, start - 4) : start] == light or line[end : end + 4] == light
    return found
