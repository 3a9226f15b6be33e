"""The guides: whole in every form, plain, and with no number that the guidance does not know."""

import datetime as dt
import html
import re
from functools import cache
from types import SimpleNamespace

import pypdfium2
import pytest

from evidence_kit.guidance.loading import load
from evidence_kit.guidance.planning import plan
from evidence_kit.guidance.schema import Slot
from evidence_kit.guidance.situation import ADULT_AGE, Situation
from evidence_kit.guidance.wording import forbidden_in, longest_sentence_words
from evidence_kit.i18n import Words, words_in
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.resources import asset_path
from tests.fakes import ROOT_PATH
from tests.pdf_lint import lint
from tests.scripts import script

guides = script("guides")
reading = script("guide_reading")

MADE_AT = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
GUIDANCE = load(asset_path("guidance"))
SOURCES = sorted(guides.SOURCES_PATH.glob("*.md"))
FOR_PEOPLE = [path for path in SOURCES if path.stem in {"for-you.en", "worker"}]
"""Those whom no word may blame or hurry; the others name laws, formats and certificates."""
LONGEST_SENTENCE_WORDS = 22
SLOTS_OF_A_CHILD = frozenset(
    {Slot.EMERGENCY, Slot.CHILD_HELP, Slot.ADULT_HELP, Slot.POLICE, Slot.CHILD_REPORT}
    | {Slot.CYBER_REPORT}
)
SLOTS_OF_AN_ADULT = frozenset(
    {Slot.EMERGENCY, Slot.ADULT_HELP, Slot.VICTIM_HELP, Slot.NCII, Slot.POLICE}
)
KNOWN_NUMBERS = frozenset(
    # Hashes, standards, laws, and the hours of Article 33; none of them can be dialled.
    {"256", "800-38", "180-4", "8493", "5652", "3161", "4180", "9106", "509", "19005-3", "14289-1"}
    | {"2016/679", "2016/680", "248"}
)
NUMBER = re.compile(r"(?<![\w.])\+?\d[\d/ ()-]*\d(?:\.\d+)*")


@cache
def made(name: str) -> SimpleNamespace:
    return guides.make(guides.SOURCES_PATH / f"{name}.md", GUIDANCE, MADE_AT)


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


def words_on(page: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page.partition("<main>")[2]).split()))


def prose(text: str) -> str:
    """A guide's own words: without what stands between fences or in code."""
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return re.sub(r"`[^`]*`|<?https?://\S+|Articles? [\d, ]+(\(\w+\))*", "", text)


def numbers_nobody_knows(text: str) -> list[str]:
    found = [number.strip() for number in NUMBER.findall(prose(text))]
    return [
        each for each in found if len(re.sub(r"\D", "", each)) > 2 and each not in KNOWN_NUMBERS
    ]


def sentences_too_long(text: str) -> list[str]:
    lines = (re.sub(r"^[\s>|#*-]*(\d+\.)?", "", line) for line in prose(text).splitlines())
    pieces = (piece for line in lines for piece in line.split("|"))
    return [each for each in pieces if longest_sentence_words(each) > LONGEST_SENTENCE_WORDS]


def source(today: dt.date | None = None) -> SimpleNamespace:
    day = today or MADE_AT.date()
    return reading.Source(guidance=GUIDANCE, words=Words(), language="en", today=day)


def test_there_is_a_guide_for_everybody_who_was_promised_one() -> None:
    assert {path.stem for path in SOURCES} == {
        *("for-you.en", "for-you.it", "for-you.sl"),
        *("worker", "officer", "examiners", "charities"),
    }


def test_the_page_and_the_paper_say_the_same() -> None:
    guide = made("for-you.sl")
    on_paper, on_screen = words_of(guide.pdf), words_on(guide.page)

    for block in guide.guide.blocks:
        for text in getattr(block, "texts", getattr(block, "items", ())):
            beginning = " ".join(text.text.split())[:20]
            assert beginning in on_screen
            assert beginning in on_paper


@pytest.mark.parametrize(
    "name",
    [
        "for-you.it",
        *(pytest.param(path.stem, marks=pytest.mark.deep) for path in SOURCES),
    ],
)
def test_the_paper_is_tagged_and_archivable(name: str) -> None:
    assert lint(made(name).pdf) == []


@pytest.mark.parametrize("name", ["for-you.sl", "for-you.it"])
def test_a_persons_guide_names_whom_to_call_first(name: str) -> None:
    first = words_of(made(name).pdf)[:900]

    emergency = {"for-you.sl": "112", "for-you.it": "112"}[name]
    assert emergency in first
    assert made(name).language == name[-2:]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        *(("for-you.en", country) for country in ("GB", "IE", "US", "INT")),
        ("for-you.it", "IT"),
        ("for-you.sl", "SI"),
    ],
)
@pytest.mark.parametrize("age", [15, 30])
def test_a_persons_guide_names_everybody_who_is_there_for_them(
    name: str, country: str, age: int
) -> None:
    picture = AgeInPicture.UNDER_18 if age < ADULT_AGE else AgeInPicture.ADULT
    situation = Situation(country=country, ages=Ages(now=age, in_picture=picture))
    planned = plan(GUIDANCE, situation, MADE_AT.date())
    slots = SLOTS_OF_A_CHILD if age < ADULT_AGE else SLOTS_OF_AN_ADULT

    guide = made(name)

    words = words_in(guide.language, asset_path("locale"))
    people = [each.name for each in planned.contacts if slots & {*each.slots}]
    tools = [each.name for each in planned.tools]
    labels = [row.label for block in guide.guide.blocks for row in getattr(block, "rows", ())]
    assert [each for each in (*people, *tools) if words.gettext(each) not in labels] == []


def test_no_removal_tool_is_shown_twice_to_the_same_person() -> None:
    blocks = made("for-you.en").guide.blocks
    own = [row.label for block in blocks for row in getattr(block, "rows", ())]

    assert own.count("Take It Down") == 1
    assert own.count("StopNCII") == 1


def test_the_page_loads_nothing() -> None:
    page = made("officer").page

    assert "default-src 'none'" in page
    assert re.findall(r"(?:src|href)\s*=", page) == []
    assert re.findall(r"url\((?!data:)", page) == []
    assert "<script" not in page


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_number_stands_in_a_guide_that_could_be_dialled(path: object) -> None:
    assert numbers_nobody_knows(path.read_text("utf-8")) == []


@pytest.mark.parametrize("number", ["116 111", "112", "+386 1 479 88 22", "0800 1111", "1522"])
def test_a_number_that_was_written_into_a_guide_is_found(number: str) -> None:
    assert numbers_nobody_knows(f"Call {number} today.") == [number]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_sentence_is_long(path: object) -> None:
    assert sentences_too_long(path.read_text("utf-8")) == []


def test_a_long_sentence_is_found() -> None:
    assert len(sentences_too_long("- " + "word " * 23 + "end.")) == 1


@pytest.mark.parametrize("path", FOR_PEOPLE, ids=lambda path: path.stem)
def test_nothing_blames_or_hurries(path: object) -> None:
    assert [line for line in path.read_text("utf-8").splitlines() if forbidden_in(line)] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_nothing_is_called_what_a_court_decides(path: object) -> None:
    text = prose(path.read_text("utf-8")).lower()

    assert re.findall(r"admissible|forensic|certified|!(?=\s)|\bvictim\b", text) == []


def test_a_contact_is_what_the_guidance_lets_be_shown() -> None:
    text = "# Title\n\nLead.\n\n```contacts SI under-18 child_help\n```\n"
    (fields,) = reading.read(text, source()).blocks
    said = " ".join(text.text for row in fields.rows for text in row.value)
    assert "116 111" in said

    later = source(today=dt.date(2031, 1, 1))
    (fields,) = reading.read(text, later).blocks
    said = " ".join(text.text for row in fields.rows for text in row.value)
    assert "116 111" not in said


@pytest.mark.parametrize(
    "text",
    [
        "No title.",
        "# Title\n\n## No line below it",
        "# Title\n\nLead.\n\n### Too deep",
        "# Title\n\nLead.\n\n- one\n  - within",
        "# Title\n\nLead.\n\n![a picture](x.png)",
        "# Title\n\nLead.\n\n*leaning*",
        "# Title\n\nLead.\n\n---",
        "# Title\n\nLead.\n\n```contacts XX under-18 police\n```",
        "# Title\n\nLead.\n\n```contacts SI 15 police\n```",
        "# Title\n\nLead.\n\n```contacts SI adult child_help\n```",
        "# Title\n\nLead.\n\n```tools GB adult beyond INT\n```",
        "# Title\n\nLead.\n\n```tools GB under-18 beyond XX\n```",
        "# Title\n\nLead.\n\n```contacts SI adult police\nand a number\n```",
        "# Title\n\nLead.\n\n```something else\n```",
    ],
)
def test_what_cannot_be_set_is_refused(text: str) -> None:
    with pytest.raises(reading.NotSettableError):
        reading.read(text, source())


def test_readme_leads_to_what_is_there() -> None:
    readme = (ROOT_PATH / "README.md").read_text(encoding="utf-8")
    places = re.findall(r"\]\((?!http|#)([^)]+)\)", readme)

    assert {f"docs/guides/{path.name}" for path in SOURCES} <= set(places)
    assert [place for place in places if not (ROOT_PATH / place).exists()] == []


def test_words_are_words_on_the_page() -> None:
    text = "# A & B\n\nLead.\n\nSee <b>this</b> and [there](https://example.org/x).\n"
    guide = reading.read(text, source())

    page = script("guide_pages").page(guide, language="en", footer="", folder=ROOT_PATH)

    assert "<h1>A &amp; B</h1>" in page
    assert "See &lt;b&gt;this&lt;/b&gt; and there (example.org/x)." in page
