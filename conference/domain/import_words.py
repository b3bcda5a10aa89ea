"""The words files use, in bokmål, nynorsk and English: headings, kinds, standards and counties."""

import re

from conference.domain.imports import ImportField
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.search import fold

_F, _K = ImportField, OrganisationKind
_HEADINGS: dict[ImportField, str] = {
    _F.NAME: "organisasjonens navn|organisasjonens namn|organisasjonsnavn|organisasjonsnamn|"
    "organisasjon|navn på organisasjonen|namn på organisasjonen|navn på organisasjon|foretaksnavn|"
    "navn|namn|organisation|organization|organisation name|name|name of organisation|"
    "the organisation's name|lag|forening|virksomhet|verksemd|mottaker|mottakar|gjest|guest",
    _F.NUMBER: "organisasjonsnummer|orgnr|org nr|org nummer|orgnummer|organisasjonsnr|"
    "organisation number|organization number|registration number|org no|orgno",
    _F.ALIASES: "andre navn|andre namn|alias|aliaser|aliases|forkortelse|forkorting|kortnavn|"
    "kortnamn|other names|abbreviation|also known as",
    _F.KIND: "type|slag|kategori|organisasjonstype|type organisasjon|kind|category|"
    "organisation type|gruppe",
    _F.COUNTY: "fylke|county|region",
    _F.MUNICIPALITY: "kommune|sted|stad|by|poststed|municipality|city|town|place",
    _F.WRITTEN_STANDARD: "målform|målform i brev|språk|skriftspråk|written standard|language|"
    "written norwegian|standard in letters|norwegian in letters",
    _F.TAGS: "merkelapper|merkelappar|merkelapp|tagger|tags|tag|stikkord|etiketter|labels",
    _F.CONTACT_NAME: "kontaktperson|kontakt|kontakt navn|kontakt namn|kontaktnavn|kontaktnamn|"
    "kontaktperson navn|kontaktperson namn|navn på kontaktperson|namn på kontaktperson|leder|leiar|"
    "contact|contact person|contact name|name of contact|leader",
    _F.CONTACT_EMAIL: "e post|epost|e postadresse|epostadresse|kontakt e post|kontakt epost|"
    "kontaktperson e post|kontaktperson epost|e mail|email|mail|e mail address|email address|"
    "contact email|contact e mail|mailadresse",
    _F.CONTACT_PHONE: "telefon|tlf|telefonnummer|mobil|mobiltelefon|mobilnummer|tlf nr|tlfnr|"
    "kontakt telefon|kontakt tlf|kontakt mobil|kontaktperson telefon|kontaktperson mobil|phone|"
    "phone number|telephone|mobile|contact phone",
}
_KINDS: dict[OrganisationKind, str] = {
    _K.IMMIGRANT_ORGANISATION: "innvandrerorganisasjon|innvandrarorganisasjon|"
    "immigrant organisation|immigrant organization|innvandrerorg|immigrant organisasjon",
    _K.IMMIGRANT_COUNCIL: "innvandrerråd|innvandrarråd|immigrant council|"
    "council of immigrant organisations|mangfoldsråd|mangfaldsråd",
    _K.MINISTRY: "departement|ministry|dep",
    _K.DIRECTORATE: "direktorat|directorate|dir",
    _K.MUNICIPALITY: "kommune|municipality",
    _K.VOLUNTARY_ORGANISATION: "annen frivillig organisasjon|anna frivillig organisasjon|"
    "annan frivillig organisasjon|frivillig organisasjon|frivillig|frivillige organisasjoner|"
    "other voluntary organisation|voluntary organisation|voluntary organization|ngo",
}
_STANDARDS: dict[WrittenStandard, str] = {
    WrittenStandard.NB: "bokmål|bm|nb|b|nb no|norwegian bokmål|norsk bokmål|norsk",
    WrittenStandard.NN: "nynorsk|nn|n|nyn|nn no|norwegian nynorsk|norsk nynorsk",
}
_COUNTIES = (
    "Østfold|Akershus|Oslo|Hedmark|Oppland|Buskerud|Vestfold|Telemark|Aust-Agder|Vest-Agder|"
    "Rogaland|Hordaland|Sogn og Fjordane|Møre og Romsdal|Sør-Trøndelag|Nord-Trøndelag|Nordland|"
    "Troms|Finnmark|Viken|Innlandet|Vestfold og Telemark|Agder|Vestland|Trøndelag|"
    "Troms og Finnmark|Svalbard"
)


def plain(text: str) -> str:
    """Return the words of `text` as they are compared: folded, with single spaces between."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


FIELDS = {plain(each): key for key, words in _HEADINGS.items() for each in words.split("|")}
KINDS = {
    **{plain(each): key for key, words in _KINDS.items() for each in words.split("|")},
    **{plain(key.value.replace("_", " ")): key for key in _K},
}
STANDARDS = {plain(each): key for key, words in _STANDARDS.items() for each in words.split("|")}
COUNTIES = {plain(each): each for each in re.split(r"\|", _COUNTIES)}
