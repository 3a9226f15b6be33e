from collections.abc import Callable

from evidence_kit import messages
from evidence_kit.service import opening, situation
from evidence_kit.service.work import Work
from evidence_kit.store import Vault

WorkOn = Callable[[Vault | None], Work]


def test_an_answer_is_kept_and_read_with_the_case(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    request = messages.TellSituation(question="guidance/published", value="online")

    assert situation.tell_situation(request, work).name == "answer/guidance/published"
    assert opening.read_case(messages.ReadCase(), work).answers == {"guidance/published": "online"}
