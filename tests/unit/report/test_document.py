from evidence_kit.report.document import Text, Tone, cell, exact, said


def test_running_text_and_exact_values_are_told_apart():
    assert said("words") == Text(text="words")
    assert exact("value", tone=Tone.STRONG) == Text(text="value", exact=True, tone=Tone.STRONG)
    assert cell("words") == (Text(text="words"),)
