"""What a refusal says to the one who works on the programme (a part of `web.messages`)."""

from collections.abc import Callable

from flask_babel import gettext as _
from flask_babel import ngettext

from conference.domain import plan_errors as errors
from conference.domain.errors import DomainError


def _count(error: DomainError, name: str) -> int:
    return int(str(error.params.get(name, 0)))


MESSAGES: dict[type[DomainError], Callable[[DomainError], str]] = {
    errors.RoomTaken: lambda e: _("Et annet rom heter allerede «%(name)s».", name=e.params["name"]),
    errors.RoomInUse: lambda e: ngettext(
        "Rommet er i bruk %(num)d gang i programmet. Flytt det som skal være der, først.",
        "Rommet er i bruk %(num)d ganger i programmet. Flytt det som skal være der, først.",
        _count(e, "uses"),
    ),
    errors.NumberTaken: lambda e: _(
        "En annen sesjon har nummer %(number)s. Gi den et annet nummer først.",
        number=e.params["number"],
    ),
    errors.SlotInUse: lambda e: ngettext(
        "%(num)d sesjon skal holdes i denne bolken. Flytt den først.",
        "%(num)d sesjoner skal holdes i denne bolken. Flytt dem først.",
        _count(e, "uses"),
    ),
    errors.SlotNeeded: lambda e: _("Sesjoner kan bare holdes i en bolk med parallelle sesjoner."),
    errors.HeldAlready: lambda e: _("Sesjonen holdes allerede i denne bolken."),
    errors.SeatsBelowMinimum: lambda e: _(
        "Det må være minst like mange plasser som den minste gruppen (%(minimum)s).",
        minimum=e.params["minimum"],
    ),
    errors.TimesReversed: lambda e: _("Slutten må komme etter starten."),
    errors.OutsideDay: lambda e: _("Tiden må være på konferansedagen."),
    errors.PersonInUse: lambda e: ngettext(
        "Personen har %(num)d oppgave i programmet. Ta bort den først.",
        "Personen har %(num)d oppgaver i programmet. Ta bort dem først.",
        _count(e, "uses"),
    ),
    errors.AppearanceRepeated: lambda e: _("Personen har allerede denne rollen her."),
    errors.ProgrammeFaulty: lambda e: ngettext(
        "Programmet har %(num)d feil som må rettes før det kan gjøres gjeldende.",
        "Programmet har %(num)d feil som må rettes før det kan gjøres gjeldende.",
        _count(e, "faults"),
    ),
    errors.NothingChanged: lambda e: _("Programmet er ikke endret siden det ble gjort gjeldende."),
    errors.NoChair: lambda e: _("Personen leder ikke sesjonen lenger. Se på siden på nytt."),
    errors.ChairAlready: lambda e: _("Personen leder allerede denne sesjonen."),
}
