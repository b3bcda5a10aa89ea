"""The columns of what was said, and of what was answered."""

from conference.documents.archive_columns import Column
from conference.documents.archive_words import day, number, word, yes_no
from conference.domain.archive import AnswerRecord, ContributionRecord
from conference.domain.contributions import Voice


def who(said: ContributionRecord) -> str:
    """Return whose it is: the organisation, several, a source's own words, or not said."""
    if said.voice is Voice.ORGANISATION:
        return said.organisation
    return said.said_by or word(said.voice)


_SAID: tuple[Column[ContributionRecord], ...] = (
    Column("nummer", "innspillets faste nummer", lambda r: number(r.number), 8, counts=True),
    Column("sesjon", "nummeret på sesjonen", lambda r: number(r.session), 7, counts=True),
    Column("sesjonens tittel", "hva sesjonen heter", lambda r: r.session_title, 30),
    Column(
        "bolk", "nummeret på bolken, der det er kjent", lambda r: number(r.slot), 6, counts=True
    ),
    Column("slag", "hva den som sa det, gjorde ved å si det", lambda r: word(r.kind), 20),
    Column("innspill", "det som ble sagt, slik det ble skrevet ned", lambda r: r.text, 70),
    Column("hvem", "organisasjonen, flere, kildens ord for hvem, eller ikke sagt", who, 30),
    Column("ansvarlig", "hvem som skulle følge opp, med rommets ord", lambda r: r.responsible, 30),
    Column("eier", "hvem som svarer for det nå", lambda r: r.owner, 30),
    Column("temaer", "skilt med loddrett strek", lambda r: " | ".join(r.themes), 30),
    Column("kom fra", "hvordan innspillet kom", lambda r: word(r.origin), 20),
    Column(
        "sesjonen er antatt",
        "ja: kilden sier ikke selv hvilken sesjon det var",
        lambda r: yes_no(r.is_session_inferred),
        10,
    ),
    Column(
        "ansvarlig er antatt",
        "ja: kilden sier ikke selv hvem som er ansvarlig",
        lambda r: yes_no(r.is_responsible_inferred),
        10,
    ),
    Column(
        "godkjent",
        "ja: lederen for sesjonen eller arrangøren har sett over det",
        lambda r: yes_no(r.is_approved),
        10,
    ),
    Column(
        "slått sammen med",
        "nummeret på innspillet som sier det samme, og som svaret står ved",
        lambda r: number(r.merged_into),
        10,
        counts=True,
    ),
)
_FOLLOWED: tuple[Column[ContributionRecord], ...] = (
    Column("oppfølging", "hvor det står nå", lambda r: word(r.follow_up), 18),
    Column("svar", "det siste svaret", lambda r: r.answer.text if r.answer else "", 70),
    Column(
        "svart",
        "datoen for det siste svaret",
        lambda r: day(r.answer.answered_at if r.answer else None),
        11,
    ),
    Column(
        "kilder",
        "det svaret bygger på: slag, tittel og adresse, skilt med loddrett strek",
        lambda r: " | ".join(
            f"{word(each.kind)}: {each.title} {each.url}".strip() for each in r.references
        ),
        40,
    ),
    Column(
        "fortsetter",
        "tidligere innspill det følger opp: konferansens kortnavn og nummer",
        lambda r: " | ".join(f"{slug} nr. {said}" for slug, said in r.earlier),
        20,
    ),
)
CONTRIBUTIONS = (*_SAID, *_FOLLOWED)
ANSWERS: tuple[Column[AnswerRecord], ...] = (
    Column("nummer", "innspillet det er svar på", lambda r: number(r.number), 8, counts=True),
    Column("dato", "da svaret ble gitt", lambda r: day(r.answered_at), 11),
    Column("fra", "hvem som svarte", lambda r: r.body, 30),
    Column("oppfølging", "hvor innspillet sto fra da av", lambda r: word(r.state), 18),
    Column("svar", "svaret, ord for ord", lambda r: r.text, 70),
)
