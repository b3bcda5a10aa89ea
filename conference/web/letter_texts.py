"""What the letters say: the organiser reads, changes and tries out their texts."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import db
from conference.documents.letter_parts import parts
from conference.documents.mail_html import LINK_WORDS
from conference.domain.errors import NotFound
from conference.domain.letter_fields import BLOCKS, fields_of, written
from conference.domain.letter_texts import check
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import LINK_MARK, MessageKind
from conference.domain.users import Role
from conference.forms.editing import EditForm
from conference.forms.filters import member
from conference.forms.letter_texts import LetterTextForm, field_name, typed
from conference.queries import letter_previews, letter_texts
from conference.queries.letter_previews import Reader
from conference.queries.letter_texts import KindTexts
from conference.services import letter_texts as service
from conference.web import access, formats, reader
from conference.web.labels_letter_texts import OCCASIONS
from conference.web.messages import message
from conference.web.messages_letters import fault_message
from conference.web.writing import refusal

pages = Blueprint("letter_texts", __name__, url_prefix="/organiser/letters")
access.only(pages, Role.ORGANISER)

Page = Response | str | tuple[str, int]


@pages.get("")
def page() -> str:
    """Show every kind of letter, and whose text it has."""
    found = letter_texts.listing(db.read(), reader.conference().id)
    return render_template(
        "letter_texts/page.html", kinds=found, standards=WrittenStandard, occasions=OCCASIONS
    )


@pages.route("/<letter>", methods=["GET", "POST"])
def edit(letter: str) -> Page:
    """Change the texts of a kind of letter, or show what they would become."""
    kind = _kind(letter)
    present = _texts(kind)
    form = LetterTextForm(data=typed(present.words))
    form.made_from(present.mark)
    if form.is_submitted() and _is_whole(form, kind):
        if request.form.get("action") != "preview":
            return _saved(form, kind)
        to = _reader(form)
        if to is not None:
            return _edit_page(form, kind, present, to)
    shown = _edit_page(form, kind, present, None)
    return (shown, form.status) if form.is_submitted() else shown


@pages.route("/<letter>/<standard>/house", methods=["GET", "POST"])
def restore(letter: str, standard: str) -> Page:
    """Ask before the house's own text takes the place of the organiser's, and do it."""
    kind, language = _kind(letter), member(WrittenStandard, standard)
    if language is None:
        raise NotFound
    present, form = _texts(kind), EditForm()
    form.made_from(present.mark)
    extra: list[tuple[str, str]] = []
    if form.validate_on_submit():
        error = refusal(
            lambda session: service.restore(
                session,
                *(reader.conference().id, kind, language, form.seen.data),
                *(access.actor(), reader.now()),
            )
        )
        if error is None:
            flash(_("Brevet har standardteksten igjen."), "success")
            return redirect(url_for("letter_texts.edit", letter=kind.value), 303)
        extra, present = [("", message(error))], _texts(kind)
        form.seen.data = present.mark
    shown = render_template(
        "letter_texts/restore.html",
        form=form,
        extra=extra,
        kind=kind,
        standard=language,
        texts=present,
        house=letter_texts.house(kind, language),
    )
    return (shown, 422) if form.is_submitted() else shown


def _kind(letter: str) -> MessageKind:
    kind = member(MessageKind, letter)
    if kind is None:
        raise NotFound
    return kind


def _texts(kind: MessageKind) -> KindTexts:
    return letter_texts.of(db.read(), reader.conference().id, kind)


def _is_whole(form: LetterTextForm, kind: MessageKind) -> bool:
    """Whether the form is fit to be kept; what isn't, stands beside its field."""
    is_valid = bool(form.validate())
    for standard, words in form.texts().items():
        for fault in check(kind, standard, words):
            form.refuse(field_name(standard, fault.part), fault_message(fault))
            is_valid = False
    return is_valid


def _reader(form: LetterTextForm) -> Reader | None:
    """Return whom the letter is shown for; a name that nobody has is refused."""
    name = form.organisation.data
    if not name:
        return Reader()
    found = letter_previews.reader(db.read(), reader.conference().id, name)
    if found is None:
        form.refuse("organisation", _("Fant ingen organisasjon med dette navnet."))
    return found


def _saved(form: LetterTextForm, kind: MessageKind) -> Page:
    error = refusal(
        lambda session: service.save(
            session,
            *(reader.conference().id, kind, form.texts(), form.seen.data),
            *(access.actor(), reader.now()),
        )
    )
    if error:
        present = _texts(kind)
        asked = {"organisation": form.organisation.data}
        fresh = LetterTextForm(formdata=None, data=typed(present.words) | asked)
        form.show_overtaken(fresh, present.mark)
        return _edit_page(form, kind, present, None), form.status
    flash(_("Teksten er lagret. Brev som alt ligger i utboksen, er som før."), "success")
    _tell_half(_texts(kind))
    return redirect(url_for("letter_texts.edit", letter=kind.value), 303)


def _tell_half(texts: KindTexts) -> None:
    """Say so where only one written standard has the organiser's own text."""
    if len(texts.own) != 1:
        return
    if WrittenStandard.NB in texts.own:
        flash(_("Nynorsk har fortsatt standardteksten. Se om den også skal endres."), "success")
    else:
        flash(_("Bokmål har fortsatt standardteksten. Se om den også skal endres."), "success")


def _edit_page(form: LetterTextForm, kind: MessageKind, texts: KindTexts, to: Reader | None) -> str:
    made = letter_previews.previews(db.read(), reader.conference().id, to or Reader())
    fields = fields_of(kind)
    return render_template(
        "letter_texts/edit.html",
        form=form,
        kind=kind,
        texts=texts,
        standards=WrittenStandard,
        fields=fields,
        required=[
            written(each, WrittenStandard.NB) for each in fields.allowed if each in fields.required
        ],
        occasion=OCCASIONS[kind],
        has_examples=bool(BLOCKS & set(fields.allowed)),
        link_words=LINK_WORDS,
        written=written,
        values=made.values(kind, WrittenStandard.NB),
        link_mark=LINK_MARK,
        preview=_preview(form, kind, made) if to else None,
        to=to,
    )


def _preview(
    form: LetterTextForm, kind: MessageKind, made: letter_previews.Previews
) -> dict[WrittenStandard, Any]:
    letters = {each: made.letter(kind, each, words) for each, words in form.texts().items()}
    bodies = {each: formats.sited(letter.body) for each, letter in letters.items()}
    return {
        each: {"letter": letter, "body": bodies[each], "parts": parts(bodies[each], LINK_MARK)}
        for each, letter in letters.items()
    }
