"""A session gets another chair: who and why it matters to whom, and then all at once."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import db
from conference.domain.errors import DomainError, EmailTaken, NotFound
from conference.domain.marks import mark
from conference.domain.plan import Plan, PlannedSession
from conference.domain.plan_changes import PlanChangeKind
from conference.domain.plan_parts import one
from conference.domain.programme import AppearanceRole
from conference.domain.search import sort_key
from conference.domain.users import Role
from conference.forms.releases import ChairForm
from conference.queries import affected, plans
from conference.queries import releases as queries
from conference.queries import users as users_known
from conference.queries.affected import ChairAffected
from conference.services import chairs, users
from conference.web import access, news_words, password_links, plan_words, reader
from conference.web.messages import message
from conference.web.releases import released
from conference.web.writing import refusal

pages = Blueprint("chairs", __name__, url_prefix="/organiser/programme/sessions")
access.only(pages, Role.ORGANISER)

Answer = Response | str | tuple[str, int]
OF_CHAIRS = {PlanChangeKind.ROLE_ADDED, PlanChangeKind.ROLE_REMOVED, PlanChangeKind.ROLE_REPLACED}


@pages.route("/<int:session_id>/chair", methods=["GET", "POST"])
def change(session_id: int) -> Answer:
    """Choose who leaves and who comes, see everything that it touches, and then do it."""
    conference, session = reader.conference(), db.read()
    plan = plans.released(session, conference.id)
    theme = one(plan.sessions, session_id)
    form = _form(plan, session_id)
    if not form.leaving.choices:
        return render_template("chairs/none.html", theme=theme)
    if not form.validate_on_submit():
        return _page(form, theme, session_id)
    if form.back.data:
        return _page(form, theme, session_id, 200)
    return _carry_out(form, theme, session_id)


def _carry_out(form: ChairForm, theme: PlannedSession, session_id: int) -> Answer:
    """Show what the choice touches, and do it once that has been seen."""
    conference, session = reader.conference(), db.read()
    person, leaving = form.person(), form.leaving.data
    letters, users_made = list[int](), list[int]()

    def do(database: Session) -> None:
        who, tell, now = (session_id, leaving, person), form.tell.data, reader.now()
        letters.append(
            chairs.change_chair(database, conference.id, *who, access.actor(), now, tell=tell)
        )
        if form.email.data:
            users_made.append(_invite(database, session_id, form.email.data, found.after))

    try:
        found = affected.affected_by_chair(session, conference.id, session_id, leaving, person)
    except DomainError as why:
        form.refuse("coming", message(why))
        return _page(form, theme, session_id)
    if form.email.data and found.accounts_after:
        form.refuse("email", _("Den nye lederen har en bruker allerede. La feltet stå tomt."))
        return _page(form, theme, session_id)
    if not form.sure.data or form.seen.data != mark(found):
        return _confirm(form, theme, found)
    error = refusal(do)
    if error:
        form.refuse("email" if isinstance(error, EmailTaken) else "coming", message(error))
        return _page(form, theme, session_id)
    told = _("%(name)s leder nå sesjonen.", name=found.after)
    flash(f"{told} {released(sum(letters))}", "success")
    if users_made:
        return redirect(url_for("chairs.link", user_id=users_made[0]), 303)
    return redirect(url_for("releases.log"), 303)


@pages.get("/chairs/<int:user_id>/link")
def link(user_id: int) -> str:
    """Show the link by which a new chair makes a password, until it is used."""
    who = users_known.invited(db.read(), user_id)
    if who is None:
        raise NotFound
    address = password_links.link(who)
    return render_template("chairs/link.html", who=who, link=address, days=password_links.DAYS)


def _invite(database: Session, session_id: int, email: str, name: str) -> int:
    """Make a user for who has just come to chair the session."""
    person = users_known.newest_chair(database, session_id)
    who = (email, name, Role.CHAIR)
    return users.invite(database, *who, access.actor(), reader.now(), person_id=person)


def _confirm(form: ChairForm, theme: PlannedSession, found: ChairAffected) -> Answer:
    """Show everything that it touches; once more where that is something else by now."""
    is_new = bool(form.sure.data)
    form.tell.data = form.tell.data or not is_new
    form.seen.data = mark(found)
    extra = [("", _("Noe har endret seg. Se over hva det gjelder nå."))] if is_new else []
    shown = render_template(
        "chairs/confirm.html",
        form=form,
        theme=theme,
        found=found,
        extra=extra,
        why=news_words.sentences,
    )
    return (shown, 422) if is_new else shown


def _form(plan: Plan, session_id: int) -> ChairForm:
    names = {each.key: each.name for each in plan.people}
    leaving = [
        (each.key, names[each.person])
        for each in plan.appearances
        if each.session == session_id and each.role is AppearanceRole.CHAIR
    ]
    known = sorted(plan.people, key=lambda each: sort_key(each.name))
    coming = [(each.key, each.name) for each in known if each.name not in dict(leaving).values()]
    form = ChairForm(data={"leaving": leaving[0][0]} if leaving and not request.form else None)
    form.offer(leaving, coming)
    return form


def _page(
    form: ChairForm, theme: PlannedSession, session_id: int, status: int | None = None
) -> Answer:
    """Show the choice, with the chairs that the session has had."""
    past = [
        (each.released_at, plan_words.sentence(change))
        for each in queries.log(db.read(), reader.conference().id)
        for change in each.changes
        if change.session == session_id
        and change.role is AppearanceRole.CHAIR
        and change.kind in OF_CHAIRS
    ]
    shown = render_template(
        "chairs/change.html",
        form=form,
        theme=theme,
        past=past,
        invited=users_known.invited_to_chair(db.read(), session_id),
    )
    return shown, status or (422 if form.is_submitted() else 200)
