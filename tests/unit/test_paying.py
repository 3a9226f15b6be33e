from evidence_kit.i18n import Words
from evidence_kit.paying import METHOD_WORDS, method_words
from tests.pictures.pseudo import PseudoWords, pseudo


def test_a_way_of_paying_is_said_in_the_language() -> None:
    assert method_words("bank", Words()) == "Bank transfer"
    assert method_words("bank", PseudoWords()) == "[Báñk tráñšfér ~~~~~]"


def test_a_way_we_have_no_words_for_is_said_as_it_was_written() -> None:
    assert method_words("Bizum", PseudoWords()) == "Bizum"
    assert "Bizum" not in METHOD_WORDS


def test_a_way_that_was_found_in_a_text_is_said_too() -> None:
    assert method_words("payment-app", PseudoWords()) == pseudo("Payment app")
    assert method_words("unknown", PseudoWords()) == pseudo("Way not known")
