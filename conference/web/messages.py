"""What a refusal says to the person who meets it: what is wrong, and what to do."""

from collections.abc import Callable

from flask_babel import gettext as _
from flask_babel import ngettext

from conference.domain import errors
from conference.domain.errors import DomainError
from conference.web import (
    formats,
    messages_contributions,
    messages_door,
    messages_guests,
    messages_letters,
    messages_programme,
)

_MESSAGES: dict[type[DomainError], Callable[[DomainError], str]] = {
    errors.DeadlinePassed: lambda e: _(
        "Fristen gikk ut %(when)s. Ta kontakt med arrangøren, så hjelper de deg.",
        when=formats.moment(e.params["closes_at"]),  # type: ignore[arg-type]
    ),
    errors.DeadlineTooLate: lambda e: _("Fristen må være før konferansedagen."),
    errors.TransitionRefused: lambda e: _(
        "Det går ikke nå: Invitasjonen har en annen status enn før. Se på siden på nytt."
    ),
    errors.QuotaExceeded: lambda e: _("Dere har ikke så mange plasser."),
    errors.QuotaBelowUse: lambda e: _(
        "Plass nummer %(used)s er i bruk. Frigjør den før du setter ned antallet.",
        used=e.params["used"],
    ),
    errors.NothingAnswered: lambda e: _(
        "Skriv minst ett navn, eller kryss av for at navnet kommer senere."
    ),
    errors.SeatEmpty: lambda e: _("Denne plassen er ikke tatt i bruk."),
    errors.SeatTaken: lambda e: _(
        "Noen andre hos dere tok denne plassen rett før deg. Se hvem som er påmeldt nå."
    ),
    errors.PersonRepeated: lambda e: _(
        "Personen står allerede på plass %(other)s. Heter to det samme, skriv e-post på den ene.",
        other=e.params["other"],
    ),
    errors.NameMissing: lambda e: _("Skriv navnet."),
    errors.LastSeat: lambda e: _("Dette er den siste plassen. Meld avbud hvis ingen kommer."),
    errors.WishRepeated: lambda e: _("Velg ulike sesjoner som ønsker."),
    errors.WishUnknown: lambda e: _("Velg en av sesjonene på listen."),
    errors.OccurrenceFull: lambda e: _(
        "Rommet er fullt: Det tar %(limit)s. Flytt noen ut først.", limit=e.params["limit"]
    ),
    errors.SessionRepeated: lambda e: _("Personen har allerede denne sesjonen i den andre bolken."),
    errors.SlotTaken: lambda e: _("Personen har allerede en sesjon i denne bolken."),
    errors.RunPublished: lambda e: _(
        "En publisert fordeling kan ikke endres. Lag et nytt utkast fra den."
    ),
    errors.RunOutdated: lambda e: _(
        "Noen har fått plass etter at fordelingen ble laget, og er ikke med i den. "
        "Lag en ny fordeling, og publiser den."
    ),
    errors.NothingPublished: lambda e: _("Ingen fordeling er publisert ennå."),
    errors.SessionBarred: lambda e: _(
        "Det går ikke: Sesjonen er sperret for personen, eller personen er låst til den."
    ),
    errors.RunImpossible: lambda e: _("De faste plassene går ikke opp. Se over dem."),
    errors.LetterReplaced: lambda e: _(
        "Lenken i dette brevet virker ikke lenger. Send en ny lenke fra organisasjonens side."
    ),
    errors.AlreadyInvited: lambda e: _("Organisasjonen er allerede invitert."),
    errors.AlreadyReserved: lambda e: _("Organisasjonen står allerede på reservelisten."),
    errors.SeatsShort: lambda e: ngettext(
        "Det er bare %(num)d plass igjen å tilby.",
        "Det er bare %(num)d plasser igjen å tilby.",
        int(str(e.params["left"])),
    ),
    errors.NothingChosen: lambda e: _("Velg minst én som skal få brevet."),
    errors.OwnUser: lambda e: _("Du kan ikke stenge deg selv ute. Be en annen arrangør gjøre det."),
    errors.EmailTaken: lambda e: _("Noen andre logger inn med denne adressen."),
    errors.PasswordTooShort: lambda e: _(
        "Passordet må ha minst %(length)s tegn.", length=e.params["length"]
    ),
    errors.ChangedMeanwhile: lambda e: _(
        "Noen andre endret det samme rett før deg. Se på siden på nytt."
    ),
    errors.NotFound: lambda e: _("Det du leter etter, finnes ikke lenger."),
    **messages_guests.MESSAGES,
    **messages_contributions.MESSAGES,
    **messages_door.MESSAGES,
    **messages_letters.MESSAGES,
    **messages_programme.MESSAGES,
}


def message(error: DomainError) -> str:
    """Return the refusal in the reader's language."""
    known = _MESSAGES.get(type(error))
    return known(error) if known else _("Det gikk ikke. Prøv igjen.")
