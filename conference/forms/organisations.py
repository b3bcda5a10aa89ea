"""The form for an organisation, and what is asked of the guest list in its address."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from conference.domain.guests import GuestOrder, GuestSearch, GuestState
from conference.domain.organisations import OrganisationFacts, OrganisationKind, WrittenStandard
from conference.domain.registrations import clean_name
from conference.forms.base import OneLine, at_most, email_address, required
from conference.forms.editing import EditForm
from conference.forms.filters import member, page_number
from conference.forms.guest_fields import Aliases, OrganisationNumber, Tags

SEARCH_LENGTH = 100


def _line(label: Any, message: Any, length: int) -> StringField:
    return StringField(label, [required(message), OneLine(), at_most(length)], filters=[clean_name])


class OrganisationForm(EditForm):
    """Everything the organiser knows of an organisation."""

    name = _line(_l("Organisasjonens navn"), _l("Skriv navnet."), 300)
    anyway = BooleanField(_l("Legg den til likevel, det er en annen organisasjon"))
    is_double = False
    kind = SelectField(
        _l("Type"), [required(_l("Velg en type."))], validate_choice=False, choices=[]
    )
    county = _line(_l("Fylke"), _l("Skriv fylket."), 120)
    municipality = _line(_l("Kommune"), _l("Skriv kommunen."), 120)
    written_standard = RadioField(
        _l("Målform i brev"), [required(_l("Velg målform."))], validate_choice=False, choices=[]
    )
    contact_name = _line(_l("Kontaktperson"), _l("Skriv navnet på kontaktpersonen."), 120)
    contact_email = StringField(
        _l("E-post"),
        [required(_l("Skriv e-postadressen.")), at_most(300), email_address()],
        filters=[clean_name],
    )
    contact_phone = StringField(
        _l("Telefon (valgfritt)"), [Optional(), OneLine(), at_most(30)], filters=[clean_name]
    )
    number = OrganisationNumber(_l("Organisasjonsnummer (valgfritt)"))
    aliases = Aliases(_l("Andre navn (valgfritt)"))
    tags = Tags(_l("Merkelapper (valgfritt)"))

    def offer(self, kinds: Sequence[tuple[str, str]], standards: Sequence[tuple[str, str]]) -> None:
        """Fill the lists with (value, word); a posted value that is no choice counts as none."""
        none = SelectChoice("", str(_l("Velg type")))
        self.kind.choices = [none, *(SelectChoice(*each) for each in kinds)]
        self.written_standard.choices = [SelectChoice(*each) for each in standards]
        for field, enum in (
            (self.kind, OrganisationKind),
            (self.written_standard, WrittenStandard),
        ):
            field.data = field.data if field.data in set(enum) else None

    def is_sure(self, is_double: bool) -> bool:
        """Whether it may be added; a double, by name and municipality, needs a tick."""
        self.is_double = is_double
        if is_double and not self.anyway.data:
            self.refuse(
                "name", str(_l("Det finnes alt en organisasjon i kommunen med dette navnet."))
            )
            return False
        return True

    def facts(self) -> OrganisationFacts:
        """Return what was typed; only where the form is valid."""
        return OrganisationFacts(
            name=self.name.data,
            kind=OrganisationKind(self.kind.data),
            county=self.county.data,
            municipality=self.municipality.data,
            written_standard=WrittenStandard(self.written_standard.data),
            contact_name=self.contact_name.data,
            contact_email=self.contact_email.data,
            contact_phone=self.contact_phone.data or None,
            number=self.number.data or None,
            aliases=self.aliases.data or (),
            tags=self.tags.data or (),
        )


def guest_search(args: Mapping[str, str]) -> GuestSearch:
    """Return what an address's query asks of the guest list; what isn't known is passed over."""
    return GuestSearch(
        text=(args.get("q") or "").strip()[:SEARCH_LENGTH],
        kind=member(OrganisationKind, args.get("kind")),
        county=args.get("county") or None,
        state=member(GuestState, args.get("state")),
        standard=member(WrittenStandard, args.get("standard")),
        nameless=bool(args.get("nameless")),
        tag=args.get("tag") or None,
        order=member(GuestOrder, args.get("order")) or GuestOrder.NAME,
        page=page_number(args.get("page")),
    )
