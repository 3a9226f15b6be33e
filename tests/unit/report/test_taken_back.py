from dataclasses import replace

from evidence_kit.model import Action
from evidence_kit.report.taken_back import taken_back


def test_missing_numbers_are_named_with_where_their_entries_stand(
    case_file, make_ledger, words, all_texts
):
    entries = make_ledger(
        [
            (Action.FACT_RECORDED, "threat/1"),
            (Action.FACT_WITHDRAWN, "threat/2"),
            (Action.FACT_WITHDRAWN, "threat/5"),
            (Action.FACT_WITHDRAWN, "payment/3"),
        ]
    )
    (line,) = taken_back(replace(case_file, ledger=entries), "threat", words)
    assert all_texts(line)[0] == (
        "Taken back, and so not printed: no. 2, 5. Section 11 has the entries."
    )


def test_where_everything_stands_there_is_no_such_line(case_file, words):
    assert taken_back(case_file, "threat", words) == ()
