from evidence_kit.ui.models.icon_lines import IconLine


def test_a_line_says_no_more_than_it_was_given() -> None:
    line = IconLine(icon="check", title="8 pieces of evidence")

    assert (line.line, line.tail) == ("", "")


def test_lines_that_say_the_same_are_the_same() -> None:
    assert IconLine(icon="check", title="x") == IconLine(icon="check", title="x")
