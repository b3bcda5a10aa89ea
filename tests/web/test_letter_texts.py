"""The organiser reads, changes and tries out what the letters say."""

import re
from html import unescape

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.domain.users import Role
from conference.letters import house_words
from conference.models import AuditEntry, Conference, LetterText, OutboxMessage
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.visitor import Visitor, marks_in

PATH = "/organiser/letters/invitation"
BODY = "Kjære {kontaktperson},\r\n\r\nher er lenken:\r\n{lenke}\r\n"
NN_BODY = "Kjære {kontaktperson},\n\n{lenkje}\n"
TYPED = {"nb_subject": "Kom, {organisasjon}", "nb_body": BODY}
TYPED |= {"nn_subject": "Kom, {organisasjon}", "nn_body": NN_BODY}


@pytest.fixture
def conference(session: Session) -> Conference:
    return factories.conference(session)


@pytest.fixture
def organiser(client_as: ClientAs, conference: Conference) -> Visitor:
    return client_as(Role.ORGANISER)


def stored(session: Session) -> dict[str, LetterText]:
    session.expire_all()
    return {each.language.value: each for each in session.scalars(select(LetterText))}


def test_every_kind_is_listed_with_whose_text_it_has(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    page = organiser.get("/organiser/letters")
    assert page.text.count("Standardtekst<") == 2 * len(MessageKind)
    organiser.fill(PATH, **TYPED)
    page = organiser.get("/organiser/letters")
    assert page.text.count("Egen tekst<") == 2
    assert "Test organiser, " in page.text
    assert 'aria-current="page">Tekster<' in page.text
    assert 'href="/organiser/letters">Tekster<' in organiser.get("/organiser/outbox").text


@pytest.mark.parametrize("kind", list(MessageKind))
def test_each_kind_shows_both_texts_and_its_placeholders(organiser: Visitor, kind: str) -> None:
    page = organiser.get(f"/organiser/letters/{kind}")
    shown = unescape(page.text).replace("\r\n", "\n")
    for standard in WrittenStandard:
        words = house_words(MessageKind(kind), standard)
        assert words.body.strip("\n") in shown
        assert words.subject in shown
    assert "<code>{konferanse}</code>" in shown
    assert len(page.data) < 100_000


def test_an_own_text_is_kept_and_used(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    answer = organiser.fill(PATH, **TYPED)
    assert answer.status_code == 303
    texts = stored(session)
    assert texts["nb"].body == "Kjære {kontaktperson},\n\nher er lenken:\n{lenke}\n"
    assert texts["nn"].body == NN_BODY
    page = organiser.get(PATH)
    assert "Teksten er lagret. Brev som alt ligger i utboksen, er som før." in page.text
    assert "har fortsatt" not in page.text
    assert "sist endret av Test organiser" in page.text
    entry = session.scalars(select(AuditEntry)).one()
    assert entry.action == "letter_text.edit"


def test_a_text_changed_in_one_standard_asks_for_the_other(
    organiser: Visitor, session: Session
) -> None:
    house = house_words(MessageKind.INVITATION, WrittenStandard.NN)
    same = {"nn_subject": house.subject, "nn_body": house.body.replace("\n", "\r\n")}
    organiser.fill(PATH, **TYPED | same)
    assert set(stored(session)) == {"nb"}
    assert "Nynorsk har fortsatt standardteksten." in organiser.get(PATH).text


@pytest.mark.parametrize("action", ["", "preview"])
def test_faults_stand_beside_their_field_and_nothing_is_kept(
    organiser: Visitor, session: Session, action: str
) -> None:
    wrong = {
        "nb_subject": "Hei {lenke}\nBcc: x@example.no",
        "nb_body": "Hei {kontakperson}\n{frist",
    }
    page = organiser.fill(PATH, **TYPED | wrong | {"action": action})
    assert page.status_code == 422
    shown = unescape(page.text)
    for words in (
        "{lenke} kan ikke stå i emnet.",
        "Det står et usynlig tegn i teksten.",
        "Linje 1: {kontakperson} er ikke noe flettefelt. Mente du {kontaktperson}?",
        "Linje 2: En krøllparentes mangler den andre.",
        "Brevet må ha {lenke}.",
    ):
        assert re.search(f'href="#nb_(subject|body)">{re.escape(words)}', shown), words
        assert 'class="error"' in shown
    assert 'aria-describedby="nb_body-error"' in page.text
    assert "Hei {kontakperson}" in shown, "what was typed is still there"
    assert "Slik blir brevet" not in shown
    assert stored(session) == {}


def test_a_preview_shows_the_letter_and_keeps_nothing(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    to = factories.organisation(session, "Håp & <havn>", standard=WrittenStandard.NN)
    to.contact_name = "Åse {frist}"
    asked = TYPED | {"action": "preview", "organisation": "HAP"}
    page = organiser.fill(PATH, **asked)
    assert page.status_code == 200
    assert "Kom, Håp &amp; &lt;havn&gt;" in page.text
    assert "Kjære Åse {frist}," in page.text
    assert "får brev på nynorsk" in page.text
    assert "Åpne den personlige siden" in page.text
    assert "Opne den personlege sida" in page.text
    assert stored(session) == {}
    assert session.scalar(select(func.count(OutboxMessage.id))) == 0
    example = organiser.fill(PATH, **TYPED | {"action": "preview"})
    assert "Kom, Eksempelforeningen" in example.text
    nobody = organiser.fill(PATH, **asked | {"organisation": "Finnes ikke"})
    assert nobody.status_code == 422
    assert "Fant ingen organisasjon med dette navnet." in nobody.text


@pytest.mark.parametrize("kind", list(MessageKind))
def test_the_houses_texts_can_be_previewed(organiser: Visitor, kind: str) -> None:
    words = {each: house_words(MessageKind(kind), each) for each in WrittenStandard}
    asked = {f"{each}_subject": text.subject for each, text in words.items()}
    asked |= {f"{each}_body": text.body for each, text in words.items()}
    page = organiser.fill(f"/organiser/letters/{kind}", **asked, action="preview")
    assert page.status_code == 200
    preview = page.text[page.text.index("Slik blir brevet") : page.text.index("<form method")]
    assert "{" not in preview
    assert "Dialogkonferansen 2015" in preview


def test_the_second_of_two_organisers_sees_the_difference_first(
    client_as: ClientAs, organiser: Visitor, session: Session
) -> None:
    second = client_as(Role.ORGANISER)
    seen = second.seen(PATH)
    organiser.fill(PATH, **TYPED)
    shown = second.post(PATH, data=TYPED | {"nb_subject": "Hei"} | seen)
    assert shown.status_code == 409
    assert "<td>Kom, {organisasjon}</td><td>Hei</td>" in shown.text
    assert "Emne på bokmål" in shown.text
    assert "Brevet på bokmål</a>" not in shown.text, "what both wrote alike is no difference"
    assert stored(session)["nb"].subject == "Kom, {organisasjon}"
    again = second.post(PATH, data=TYPED | {"nb_subject": "Hei"} | marks_in(shown))
    assert again.status_code == 303
    assert stored(session)["nb"].subject == "Hei"


def test_back_to_the_houses_text_after_a_question(organiser: Visitor, session: Session) -> None:
    organiser.fill(PATH, **TYPED)
    house = f"{PATH}/nb/house"
    assert house in organiser.get(PATH).text
    page = organiser.get(house)
    assert "Tilbake til standardteksten?" in page.text
    assert "her er lenken:" in page.text
    assert set(stored(session)) == {"nb", "nn"}
    assert organiser.post(house, data={"seen": "gammelt"}).status_code == 422
    assert organiser.fill(house).status_code == 303
    assert set(stored(session)) == {"nn"}
    assert "Brevet har standardteksten igjen." in organiser.get(PATH).text


@pytest.mark.parametrize(
    "path", ["/organiser/letters/poem", f"{PATH}/en/house", "/organiser/letters/poem/nb/house"]
)
def test_what_isnt_a_letter_isnt_found(organiser: Visitor, path: str) -> None:
    assert organiser.get(path).status_code == 404
    assert organiser.post(path).status_code == 404
