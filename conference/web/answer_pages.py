"""What the organiser's and the owner's page of one contribution share: the answer, and its post."""

from typing import Any

from flask_babel import gettext as _

from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile, DomainError
from conference.domain.follow_up import ReferenceKind
from conference.forms.follow_up import AnswerForm, ReferenceForm
from conference.queries.follow_up import AnswerDesk
from conference.services import follow_up
from conference.web import labels, reader
from conference.web.messages import message
from conference.web.writing import refusal


def form(desk: AnswerDesk, *, is_fresh: bool = False) -> AnswerForm:
    """Return the form for an answer, with the present one's words to go on from."""
    last = desk.whole.answers[0] if desk.whole.answers else None
    data = {"state": last.state, "text": last.text} if last else {}
    made = AnswerForm(formdata=None, data=data) if is_fresh else AnswerForm(data=data)
    made.offer(desk.line.follow_up, labels.choices(type(desk.line.follow_up)))
    return made


def reference_form(*, is_fresh: bool = False) -> ReferenceForm:
    """Return the form for what an answer rests on; a fresh one takes nothing that was posted."""
    made = ReferenceForm(formdata=None) if is_fresh else ReferenceForm()
    made.offer(labels.choices(ReferenceKind))
    return made


def given(
    typed: AnswerForm, desk: AnswerDesk, actor: Actor, steward_id: int | None = None
) -> DomainError | None:
    """Give the answer that was typed; return why it was refused, or None when it's given."""
    answer, seen = typed.answer(), typed.seen.data
    return refusal(
        lambda session: follow_up.answer(
            session, desk.line.id, answer, seen, actor, reader.now(), steward_id
        )
    )


def thanks(desk: AnswerDesk) -> str:
    """Return what whoever has answered is told."""
    if desk.is_public:
        return str(_("Svaret er lagret, og står for alle å lese."))
    return str(_("Svaret er lagret. Alle kan lese det når rapporten er endelig."))


def show_refusal(typed: AnswerForm, error: DomainError, now: AnswerDesk) -> None:
    """Put a refusal beside its field, or what somebody else answered beside what was typed."""
    if isinstance(error, ChangedMeanwhile):
        typed.offer(now.line.follow_up, labels.choices(type(now.line.follow_up)))
        typed.show_overtaken(form(now, is_fresh=True), now.mark)
    else:
        typed.refuse("text", message(error))


def context(desk: AnswerDesk) -> dict[str, Any]:
    """Return what the pages' templates are given of a contribution."""
    return {"desk": desk, "found": desk.whole, "line": desk.line}
