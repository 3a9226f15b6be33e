"""Some thousand strings that break programs, made here by rule: nothing is downloaded.

They cover what lists of this kind cover, and what an evidence report meets: markup and formulas,
paths and commands, control and direction characters, look-alikes, marks without end, joined
pictographs, every script with a bundled font and some without, unpaired surrogates, and words as
long as a book.
"""

import unicodedata
from collections.abc import Iterator

LONG_WORD = "W" * 200_000

MARKUP = (
    "<img src='/etc/passwd'>",
    '<img src="/etc/passwd"/>',
    "<img src='file:///etc/hostname' width='100' height='100'/>",
    "<a href='javascript:alert(1)'>x</a>",
    "<script>alert(1)</script>",
    "<b>bold</b><i>it</b></i>",
    "</para></para><para>",
    "<font name='Nothing' size='900'>x</font>",
    "&amp;&lt;&#0;&#x41;&nbsp;&unknown;",
    "]]><![CDATA[x]]>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM '/etc/passwd'>]>&e;",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>",
    "%s %n %x %(name)s {0} {name} {} {{}}",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "'; DROP TABLE items; --",
    "\\\\server\\share\\x",
    "../../../etc/passwd",
    "C:\\Windows\\System32\\con",
    "CON",
    "nul.txt",
    "$(touch /tmp/x) `id` | rm -rf / ; :",
    "/Launch /JavaScript (x) << >> stream endstream endobj",
    ") Tj ET (",
    "EMC EMC EMC",
    "%%EOF",
    "True",
    "null",
    "NaN",
    "-0",
    "1e309",
    "0x7fffffffffffffff",
    "00:00:60",
    "2026-02-30T25:61:61+99:99",
)
_POINTS = (
    *range(0x21),
    *range(0x7F, 0xA1),
    0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x180E,
    *range(0x2000, 0x2010),
    *range(0x2028, 0x2030),
    *range(0x205F, 0x2070),
    0x2800, 0x3000, 0x3164,
    *range(0xFE00, 0xFE10),
    0xFEFF, 0xFFA0, *range(0xFFF9, 0x10000), 0x1BCA0, 0x1D173,
    *range(0xE0000, 0xE0080, 7),
    0xE0100, 0x10FFFF, 0xD800, 0xDBFF, 0xDC00, 0xDCFF, 0xDFFF, 0xE000, 0xF8FF,
)  # fmt: skip
_CONTROLS_OF_DIRECTION = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SENTENCES = (
    "ادفع 500 يورو خلال ساعة (60 دقيقة) أو أرسل الفيديو إلى Anna",
    "שלח 300 אירו ל-bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq עכשיו!",
    "می‌خواهم همه ببینند؛ ۱۲۳ تومان",
    "उसने कहा कि वह सब को भेज देगी",
    "তিনি আমাকে হুমকি দিলেন",
    "ਉਸ ਨੇ ਕਿਹਾ",
    "તેણીએ કહ્યું",
    "அவள் சொன்னாள்",
    "ఆమె చెప్పింది",
    "ಅವಳು ಹೇಳಿದಳು",
    "അവൾ പറഞ്ഞു",
    "ඇය කීවාය",
    "ฉันกลัวมากเพราะเขาส่งข้อความมาตลอดทั้งคืน",
    "ນາງເວົ້າວ່າ",
    "នាងបាននិយាយ",
    "သူမပြောခဲ့သည်",
    "እሷ አለች",
    "მან თქვა",
    "Նա ասաց",
    "她说如果我不付钱，她就会把视频发给所有人。",
    "彼女は「お金を払わないと動画を送る」と言った。",
    "그녀는 돈을 내지 않으면 모두에게 보내겠다고 했다",
    "Она написала мне ВКонтакте, ёжик",
    "Μου έγραψε, ᾠδή",
    "Đừng gửi ảnh của tôi",
    "𓀀𓂀 𐎠𐎡 𝕬𝖓𝖓𝖆 🄰🄱 ⠃⠗⠁",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
    "(╯°□°）╯︵ ┻━┻) ¯\\_(ツ)_/¯",
    "👨‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈 🇸🇮🇮🇹🇬🇧 1️⃣ ❤️ ❤",
)
_LOOK_ALIKES = {"a": "аɑα", "e": "еҽ", "o": "оοօ0", "i": "іı1l", "n": "ոп", "s": "ѕꜱ", "_": "＿ˍ"}


def naughty_strings() -> Iterator[str]:
    """Yield every string, each different; the longest one comes last."""
    seen = set()
    for text in _all_strings():
        if text not in seen:
            seen.add(text)
            yield text


def _all_strings() -> Iterator[str]:
    yield ""
    yield from MARKUP
    yield from _SENTENCES
    for point in _POINTS:
        character = chr(point)
        yield character
        yield f"a{character}b"
        yield f"invoice{character}gpj.exe"
    for first in _CONTROLS_OF_DIRECTION:
        for second in _CONTROLS_OF_DIRECTION:
            yield f"{first}pay{second}שלום"
    for letter, others in _LOOK_ALIKES.items():
        for other in others:
            yield "anna_rose95".replace(letter, other)
    for sentence in _SENTENCES:
        yield sentence[::-1]
        yield f"Anna {sentence} 123"
        yield sentence.replace(" ", "")
        yield unicodedata.normalize("NFD", sentence)
        yield f"{sentence}\u202e{sentence}"
    for count in (1, 3, 4, 30, 500):
        yield "e" + "\u0301" * count
        yield "👩" + "\u200d👩" * count
        yield "(" * count + "ש" + "]" * count
        yield " " * count
        yield "\n" * count
        yield "٣" * count + "," * count
    for block in range(0, 0x30000, 0x200):
        points = range(block, block + 0x200, 37)
        yield "".join(map(chr, points))
    yield LONG_WORD
