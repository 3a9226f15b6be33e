import pytest

from evidence_kit.recognising.findings import PassageKind
from evidence_kit.recognising.text import recognise


def passages(text):
    return [(each.kind, each.value) for each in recognise(text, country="GB").passages]


def kinds(text):
    return {kind for kind, _value in passages(text)}


@pytest.mark.parametrize(
    "text",
    [
        "I will send your nudes to all your friends",
        "everyone will see it",
        "your mum sees it tonight",
        "I'm gonna ruin you",
        "poslal bom tvoje slike vsem",
        "objavim vse na internetu",
        "uničil ti bom življenje",
        "mando tutto ai tuoi amici",
        "te ne pentirai",
        "ich schicke alles an deine Eltern",
        "voy a publicar tus fotos",
        "te vas a arrepentir",
        "j'envoie tout à tes parents",
        "šaljem slike tvojim roditeljima",
        "požalit ćeš ako ne odgovoriš, ćeš požalit",
    ],
)
def test_a_threat_is_a_candidate_in_every_language(text):
    assert PassageKind.THREAT in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "pay £500",
        "send me more nudes",
        "buy gift cards and send the codes",
        "nakaži 300 evrov",
        "pošlji še eno sliko",
        "manda i soldi",
        "überweise 800 Euro",
        "envíame el dinero",
        "envoie l'argent",
        "uplati 200 eura",
        "Zelle it to someone@example.org",
    ],
)
def test_a_demand_is_a_candidate_in_every_language(text):
    assert PassageKind.DEMAND in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Can you send me the homework?",
        "I'll post the photos from the trip tonight",
        "I paid £500 on Friday",
        "he asked me to pay £500",
        "did you send the email to the school",
        "Meine Lehrerin schickt die Fotos an alle Eltern",
        "la pizza costa 8,50 €",
        "see you in 2 hours",
        "pri babici sem do jutri",
        "https://venmo.com/u/jess",
    ],
)
def test_ordinary_talk_is_neither(text):
    assert passages(text) == []


def test_each_clause_is_told_alone():
    text = "Pay £500 by midnight or I send the video to your family."

    assert passages(text) == [
        (PassageKind.DEMAND, "Pay £500 by midnight"),
        (PassageKind.DEADLINE, "by midnight"),
        (PassageKind.THREAT, "I send the video to your family"),
    ]


def test_clauses_that_do_the_same_are_one_passage():
    assert passages("I ruin you, I send everything") == [
        (PassageKind.THREAT, "I ruin you, I send everything")
    ]


def test_a_sum_that_is_a_price_is_no_demand():
    assert recognise("total £49.99, free delivery").amounts == ()


def test_a_sum_beside_a_threat_is_kept_whatever_it_is_called():
    (amount,) = recognise("the price is £500 or I leak your pics").amounts

    assert amount.amount == "500"


@pytest.mark.parametrize(
    "text",
    [
        "if you don't pay i post the video",
        "če ne plačaš do 20h objavim video",
        "se non paghi entro le 20 pubblico il video",
        "wenn du nicht bis 20 Uhr zahlst, veröffentliche ich das Video",
        "si no pagas antes de las 8 subo el video",
        "si tu ne paies pas avant 20h je publie la vidéo",
        "ako ne platiš do 20 sati objavit ću video",
    ],
)
def test_what_follows_if_nobody_pays_is_a_threat_and_a_demand(text):
    assert {PassageKind.THREAT, PassageKind.DEMAND} <= kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "pubblico il video della gita",
        "i post the video of our match tomorrow",
        "se non paghi la bolletta ti staccano la luce",
        "if you don't pay the rent i send the photos to the landlord",
        "please give me my £100 back",
    ],
)
def test_a_video_of_a_trip_and_a_bill_are_neither(text):
    assert kinds(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "altri 500 euro entro stasera",
        "another 500 by midnight",
        "še 500 do večera",
        "noch 500 bis heute Abend",
        "otros 500 antes de mañana",
        "encore 500 avant ce soir",
        "još 500 do večeras",
    ],
)
def test_more_money_by_a_time_is_a_demand_with_a_deadline(text):
    assert kinds(text) == {PassageKind.DEMAND, PassageKind.DEADLINE}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "poi lo mando a tutti: moglie, capo, parrocchia",
            "poi lo mando a tutti: moglie, capo, parrocchia",
        ),
        (
            "objavim vse tvoje slike: mami, šefu ali sosedom! Jutri.",
            "objavim vse tvoje slike: mami, šefu ali sosedom",
        ),
        (
            "I send it to everyone: your wife, your boss. Bye",
            "I send it to everyone: your wife, your boss",
        ),
        ("I send your video to all\nok", "I send your video to all"),
        ("I send your video to all: mum", "I send your video to all: mum"),
        ("I send it to everyone: ma\npay me £500", "I send it to everyone: ma"),
    ],
)
def test_the_words_of_a_threat_go_on_to_the_end_of_its_sentence(text, kept):
    assert (PassageKind.THREAT, kept) in passages(text)


def test_the_words_of_a_passage_end_where_another_one_begins():
    assert passages("send me £500, or I post it to your family: mum, dad") == [
        (PassageKind.DEMAND, "send me £500"),
        (PassageKind.THREAT, "I post it to your family: mum, dad"),
    ]


def test_a_sentence_without_an_end_is_kept_for_a_while_and_ends_with_a_word():
    (kept,) = [value for kind, value in passages("I send your video to all, " + "mamma " * 200)]
    assert len(kept) < 500
    assert kept.endswith("mamma")
