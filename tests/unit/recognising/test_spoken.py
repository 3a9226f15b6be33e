import pytest

from evidence_kit.model import Spoken
from evidence_kit.recognising.text import recognise

IBAN = "SI56 2633 0001 2039 086"


def spoken(text):
    return [each.spoken.value for each in recognise(text, country="SI").amounts]


@pytest.mark.parametrize(
    "text",
    [
        "ho già pagato 300 euro con postepay",
        "I already paid 300 EUR",
        "sem že plačala 300 evrov",
        "ich habe dir 300 Euro überwiesen",
        "ya le pagué 300 euros",
        "j'ai deja paye 300 euros",
        "već sam uplatila 300 eura",
        "the 300 EUR I sent",
        "I made a bank transfer of 300 EUR",
        "la ricarica da 300 euro l'ho fatta",
        "nakazilo za 300 evrov sem že opravila",
    ],
)
def test_a_sum_that_somebody_paid_is_paid(text):
    assert spoken(text) == ["paid"]


@pytest.mark.parametrize(
    "text",
    [
        "pay me 300 EUR",
        "if you don't pay 300 EUR I post it",
        "you have not paid the 300 EUR",
        "nisi plačal 300 evrov",
        "boš plačala 300 evrov",
        "die 300 Euro müssen bezahlt werden",
        "non hai pagato i 300 euro",
        "tu n'as pas payé 300 euros",
        "I have to pay 300 EUR by tonight",
        "he asked for 300 EUR",
        "se non paghi 1.200 euro mando il video a tua moglie",
        "if you don't pay 300 EUR I send the video to your wife",
        "unless you pay 300 EUR I send it",
        "če ne plačaš 300 evrov pošljem vse tvoji ženi",
        "wenn du nicht zahlst 300 Euro schicke ich alles",
        "si no pagas 300 euros mando el video a tu esposa",
        "si tu ne paies pas 300 euros j'envoie la vidéo",
        "ako ne platiš 300 eura šaljem video tvojoj ženi",
        f"300 EUR {IBAN}",
    ],
)
def test_a_sum_that_somebody_is_to_pay_is_asked_for(text):
    assert spoken(text) == ["asked"]


@pytest.mark.parametrize(
    "text",
    [
        "did you pay 300 EUR?",
        "hai pagato i 300 euro?",
        "I can pay 300 EUR tomorrow",
        "ti pago 300 euro",
        "bom plačala 300 evrov",
        "I never paid 300 EUR",
        "don't pay 300 EUR",
        "I had to pay 300 EUR",
        "give me my 300 EUR back",
        "they paid me 300 EUR",
        "I get paid 300 EUR a week",
        "300 EUR",
        f"transfer completed: 300 EUR to {IBAN}",
    ],
)
def test_a_question_an_offer_and_a_sum_alone_tell_nothing(text):
    assert spoken(text) == ["cannot-tell"]


def test_each_sum_has_the_word_nearest_to_it():
    assert spoken("you paid 300 EUR now pay 200 EUR more") == ["paid", "asked"]
    assert spoken("he wanted 500 EUR and I sent 100 EUR") == ["asked", "paid"]
    assert spoken("send 300 EUR and 200 EUR") == ["asked", "asked"]


def test_a_sum_beside_one_that_was_paid_is_not_taken_for_asked():
    assert spoken("I paid 300 EUR, 200 EUR") == ["paid", "cannot-tell"]


def test_words_that_disagree_tell_nothing():
    assert spoken("pay 300 EUR sent it already") == ["cannot-tell"]


CHAT = """[12/03/2025, 21:14:07] Jess: pay me or everyone sees it
[12/03/2025, 21:14:30] Jess: 500 EUR
[12/03/2025, 21:15:02] Tim: 300 EUR
[12/03/2025, 21:15:40] Tim: i paid already"""


def test_a_bare_sum_is_meant_as_whoever_wrote_it_speaks():
    assert spoken(CHAT) == ["asked", "cannot-tell"]


def test_a_bare_sum_beside_a_threat_is_asked_for_unless_somebody_paid():
    assert spoken("everyone sees your pics\n500 EUR") == ["asked"]
    assert spoken("everyone sees your pics\n500 EUR\ni paid you") == ["cannot-tell"]


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("ho pagato 300 euro con postepay", "postepay"),
        ("I sent 300 EUR by Western Union", "western-union"),
        ("I sent 300 EUR", ""),
        ("I sent 300 EUR, PayPal or Revolut", ""),
        ("I sent 300 EUR\nPayPal is down", ""),
        ("200 eur. darilna kartica, paysafe ali steam", ""),
        ("send 200 EUR, steam gift card", "gift-card"),
        ("send 200 EUR by paypal\nor steam", "paypal"),
        ("send 200 EUR by paypal or wise", ""),
    ],
)
def test_the_way_of_paying_is_the_only_one_its_line_names(text, method):
    (amount,) = recognise(text).amounts
    assert amount.method == method


def test_a_sum_has_the_time_that_the_text_gives_its_message():
    amounts = recognise(CHAT).amounts

    assert [each.said_at for each in amounts] == ["12/03/2025, 21:14:30", "12/03/2025, 21:15:02"]
    assert recognise("pay 300 EUR").amounts[0].said_at == ""


def test_many_words_of_paying_are_each_read_once():
    text = "i paid 5 EUR they want 7 EUR " * 2000
    told = {each.spoken for each in recognise(text).amounts}

    assert Spoken.PAID in told


def test_a_number_for_an_account_is_asked_for_but_not_by_whoever_paid():
    demand = f"[24/11/26, 23:22:40] Ana: allora 400 subito sul conto {IBAN}"

    assert spoken(f"[24/11/26, 23:20:15] Ivo: ho pagato 300 euro\n{demand}") == ["paid", "asked"]
    assert spoken(f"[24/11/26, 23:20:15] Ana: ho pagato 300 euro\n{demand}") == ["paid"]


@pytest.mark.parametrize(
    "text",
    [
        "adesso vogliamo 0,004 BTC",
        "zdaj hočemo 0,004 BTC",
        "now we want 0.004 BTC",
        "jetzt wollen wir 0,004 BTC",
        "ahora queremos 0,004 BTC",
        "maintenant nous voulons 0,004 BTC",
        "sada hoćemo 0,004 BTC",
    ],
)
def test_what_several_of_them_want_is_asked_for(text):
    assert spoken(text) == ["asked"]


@pytest.mark.parametrize(
    "text",
    [
        "voglio 0,004 BTC, circa 350 euro",
        "hočemo 0,004 BTC (350 evrov)",
        "I want 0.004 BTC ~ 350 EUR",
        "wir wollen 0,004 BTC, ungefähr 350 Euro",
        "quiero 0,004 BTC, unos 350 euros",
        "je veux 0,004 BTC, environ 350 euros",
        "hoću 0,004 BTC, oko 350 eura",
        "voglio 0,004 BTC, 350 euro circa",
    ],
)
def test_a_sum_that_says_the_one_before_it_in_other_money_is_not_a_second_one(text):
    assert spoken(text) == ["asked", "cannot-tell"]


@pytest.mark.parametrize("answer", ["circa 350 euro", "350 euro"])
def test_an_answer_to_how_much_a_sum_is_asks_for_nothing(answer):
    chat = (
        "25/11/26, 08:17 - Socio: se non paghi lo pubblico\n"
        "25/11/26, 08:20 - Paolo: quanto sono 0,004 in euro?\n"
        f"25/11/26, 08:21 - Socio: {answer}"
    )
    assert spoken(chat) == ["cannot-tell"]


def test_a_question_how_much_a_sum_is_asks_for_nothing():
    chat = (
        "25/11/26, 08:17 - Socio: se non paghi lo pubblico\n"
        "25/11/26, 08:20 - Socio: quanto sono 300 sterline in euro?"
    )
    assert spoken(chat) == ["cannot-tell"]


def test_an_answer_to_how_much_they_want_asks_for_it():
    chat = (
        "25/11/26, 08:17 - Socio: se non paghi lo pubblico\n"
        "25/11/26, 08:20 - Paolo: quanto vuoi?\n"
        "25/11/26, 08:21 - Socio: 350 euro"
    )
    assert spoken(chat) == ["asked"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("voglio circa 350 euro", ["asked"]),
        ("hai mandato 0,1 BTC, ora manda circa 300 euro", ["paid", "asked"]),
        ("se non paghi lo pubblico\n350 euro", ["asked"]),
    ],
)
def test_a_sum_with_a_word_of_its_own_is_told_however_round_it_is(text, told):
    assert spoken(text) == told
