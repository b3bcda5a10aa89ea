"""An entry of the log in words: who did what, and when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from conference.queries.history import Event
from conference.web import formats, labels

Detail = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """When, who and what."""

    at: datetime
    who: str
    what: str


def _terms(detail: Detail) -> str:
    seats = ngettext("%(num)d plass", "%(num)d plasser", int(detail.get("quota", 0)))
    if "closes_at" not in detail:
        return str(_("Endret antallet til %(seats)s", seats=seats))
    when = formats.moment(datetime.fromisoformat(detail["closes_at"]))
    return str(_("Endret til %(seats)s og frist %(when)s", seats=seats, when=when))


_TEXTS: dict[str, Callable[[Detail], str]] = {
    "organisation.add": lambda d: _("La organisasjonen til"),
    "organisation.edit": lambda d: _("Endret opplysningene om organisasjonen"),
    "organisation.remove": lambda d: _("Fjernet organisasjonen"),
    "balance.aim": lambda d: _("Satte mål for gjestelisten"),
    "guests.export": lambda d: ngettext(
        "Hentet ut gjestelisten med %(num)d organisasjon",
        "Hentet ut gjestelisten med %(num)d organisasjoner",
        int(d.get("organisations", 0)),
    ),
    "guests.import": lambda d: _(
        "Importerte en fil: %(new)s nye og %(changed)s endrede organisasjoner",
        new=d.get("new", 0),
        changed=d.get("changed", 0),
    ),
    "invitation.invite": lambda d: _("Inviterte"),
    "invitation.resend": lambda d: _("Sendte ny lenke. Den gamle sluttet å virke"),
    "invitation.revoke": lambda d: _("Trakk invitasjonen tilbake"),
    "invitation.hand_over": lambda d: _("Ga lenken videre til en annen"),
    "invitation.decline": lambda d: _("Meldte avbud"),
    "invitation.terms": _terms,
    "invitation.accept": lambda d: ngettext(
        "Meldte på %(num)d plass", "Meldte på %(num)d plasser", int(d.get("seats", 0))
    ),
    "invitation.take_back": lambda d: ngettext(
        "Tok tilbake %(num)d ubrukt plass",
        "Tok tilbake %(num)d ubrukte plasser",
        int(d.get("freed", 0)),
    ),
    "reserve.add": lambda d: _("Satte organisasjonen på reservelisten"),
    "reserve.change": lambda d: _("Endret prioriteten på reservelisten"),
    "reserve.remove": lambda d: _("Tok organisasjonen av reservelisten"),
    "reserve.offer": lambda d: ngettext(
        "Tilbød plasser til %(num)d organisasjon på reservelisten",
        "Tilbød plasser til %(num)d organisasjoner på reservelisten",
        int(d.get("invited", 0)),
    ),
    "links.take": lambda d: ngettext(
        "Laget en fil med %(num)d personlig lenke",
        "Laget en fil med %(num)d personlige lenker",
        int(d.get("links", 0)),
    ),
    "campaign.send": lambda d: _("Sendte et brev til mange"),
    "list.take": lambda d: _("Hentet ut en liste til andre"),
    "registration.update": lambda d: _("Endret plass %(seat)s", seat=d.get("seat", "")),
    "registration.swap": lambda d: _("Byttet person på plass %(seat)s", seat=d.get("seat", "")),
    "registration.release": lambda d: _("Frigjorde plass %(seat)s", seat=d.get("seat", "")),
    "registration.needs": lambda d: _("Endret behov på plass %(seat)s", seat=d.get("seat", "")),
    "registration.wish_gone": lambda d: _(
        "Tok en sesjon ut av programmet som plass %(seat)s hadde ønsket", seat=d.get("seat", "")
    ),
    "programme.change": lambda d: _("Endret utkastet til programmet"),
    "programme.undo": lambda d: _("Angret en endring i utkastet til programmet"),
    "programme.discard": lambda d: _("Forkastet utkastet til programmet"),
    "programme.release": lambda d: _(
        "Gjorde utgave %(number)s av programmet gjeldende", number=d.get("number", "")
    ),
    "programme.chair": lambda d: _("Byttet sesjonsleder"),
    "conference.day": lambda d: _("Flyttet konferansen til en annen dag"),
    "placement.move": lambda d: _("Flyttet en person i fordeling %(run)s", run=d.get("run", "")),
    "pin.set": lambda d: _("Låste en plass"),
    "pin.remove": lambda d: _("Låste opp en plass"),
    "bar.set": lambda d: _("Sperret en sesjon for en person"),
    "bar.remove": lambda d: _("Åpnet en sperret sesjon for en person"),
    "run.solve": lambda d: _("Ba om en ny fordeling"),
    "run.copy": lambda d: _("Kopierte fordeling %(run)s", run=d.get("source", "")),
    "run.publish": lambda d: ngettext(
        "Publiserte en fordeling med %(num)d brev",
        "Publiserte en fordeling med %(num)d brev",
        int(d.get("letters", 0)),
    ),
    "conference.create": lambda d: _("Opprettet konferansen"),
    "conference.edit": lambda d: _("Endret innstillingene"),
    "conference.open": lambda d: _("Åpnet konferansen for alle"),
    "conference.close": lambda d: _("Lukket konferansen for andre enn arrangørene"),
    "letter_text.edit": lambda d: _("Endret teksten i et slags brev"),
    "conference.deadline": lambda d: _("Flyttet fristen for alle"),
    "door.admit": lambda d: _("Slapp personen inn"),
    "door.undo": lambda d: _("Angret at personen ble sluppet inn"),
    "door.approver": lambda d: _("Bestemte hvem som avgjør i døra"),
    "door.ask": lambda d: _("Ba om å få slippe inn en som ikke sto på listen"),
    "door.approve": lambda d: _("Godkjente en som ikke sto på listen"),
    "door.refuse": lambda d: _("Avslo en som ikke sto på listen"),
    "door.withdraw": lambda d: _("Tok tilbake spørsmålet om en som ikke sto på listen"),
    "door.settle": lambda d: _("Avklarte en uenighet mellom to skranker"),
    "paper.print": lambda d: _("Hentet en liste for utskrift"),
    "room.tick": lambda d: _("Krysset av at personen er i rommet"),
    "room.untick": lambda d: _("Tok bort krysset for at personen er i rommet"),
    "room.let_in": lambda d: _("Ga personen plass i rommet på dagen"),
    "user.create": lambda d: _("La til en bruker"),
    "user.invite": lambda d: _("La til en bruker som lager passordet selv"),
    "contribution.write": lambda d: _("Skrev ned et innspill"),
    "contribution.edit": lambda d: _("Rettet et innspill"),
    "contribution.remove": lambda d: _("Fjernet et innspill"),
    "contribution.approve": lambda d: _("Godkjente et innspill"),
    "contribution.correct": lambda d: _("Rettet og godkjente et innspill"),
    "contribution.theme": lambda d: _("Satte tema på et innspill"),
    "contribution.merge": lambda d: _("Slo sammen to innspill"),
    "contribution.separate": lambda d: _("Lot et innspill stå for seg selv igjen"),
    "contribution.send": lambda d: _("Sendte et innspill"),
    "contribution.withdraw": lambda d: _("Trakk et innspill tilbake"),
    "contribution.own": lambda d: _("Ga et innspill eier"),
    "contribution.disown": lambda d: _("Tok eieren fra et innspill"),
    "body.rename": lambda d: _("Endret navnet på en som eier innspill"),
    "body.remove": lambda d: _("Slettet en som kunne eie innspill"),
    "theme.rename": lambda d: _("Endret navnet på et tema"),
    "theme.remove": lambda d: _("Slettet et tema"),
    "contribution.answer": lambda d: _("Svarte på et innspill"),
    "contribution.refer": lambda d: _("Endret hva et svar bygger på"),
    "contribution.continue": lambda d: _("Endret hva et innspill fører videre"),
    "steward.add": lambda d: _("La til en som svarer på innspill"),
    "steward.send": lambda d: _("Sendte lenke til en som svarer på innspill"),
    "steward.revoke": lambda d: _("Trakk tilbake lenken til en som svarer på innspill"),
    "steward.remove": lambda d: _("Slettet en som svarer på innspill"),
    "report.draft": lambda d: _("Laget utkast til rapporten"),
    "report.edit": lambda d: _("Skrev i et kapittel av rapporten"),
    "report.move": lambda d: _("Flyttet et kapittel av rapporten"),
    "report.remove": lambda d: _("Tok et kapittel ut av rapporten"),
    "report.finalise": lambda d: _("Gjorde rapporten endelig"),
    "contribution.import": lambda d: ngettext(
        "Hentet %(num)d innspill fra en rapport",
        "Hentet %(num)d innspill fra en rapport",
        int(d.get("count", 0)),
    ),
    "contribution.restore": lambda d: _("Satte et innspill tilbake"),
    "archive.take": lambda d: _(
        "Hentet en pakke med konferansens dokumentasjon (%(checksum)s)",
        checksum=str(d.get("checksum", ""))[:16],
    ),
    "retention.delete": lambda d: _("Slettet det som hadde hatt sin tid"),
    "user.renew": lambda d: _("Lot en bruker lage et nytt passord"),
    "user.close": lambda d: _("Stengte en bruker ute"),
    "user.password": lambda d: _("Laget et passord"),
    "outbox.bounce": lambda d: _("Merket et brev som returnert"),
    "outbox.retry": lambda d: _("La et brev tilbake i utboksen"),
    "outbox.confirm": lambda d: _("Bekreftet at et brev kom fram"),
}


def line(event: Event) -> HistoryLine:
    """Return the entry in the reader's words; an act without a text keeps its code name."""
    text = _TEXTS.get(event.action)
    return HistoryLine(
        event.at,
        event.user or labels.label(event.by),
        text(event.detail) if text else event.action,
    )
