"""The readme of a package: what it is, what is in it, what isn't and why, and how it is checked."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from conference.documents.archive_tables import Table
from conference.documents.archive_words import long_day
from conference.documents.schedule import PRODUCT, PRODUCT_VERSION
from conference.domain.archive import Contents
from conference.domain.clock import oslo

WIDTH = 78
CSV = (
    "CSV-filene er i UTF-8 med BOM, med semikolon mellom feltene og CRLF mellom linjene. Et felt "
    "med semikolon, anførselstegn eller linjeskift står i anførselstegn (RFC 4180). Begynner en "
    "tekst med =, +, - eller @, står det en apostrof foran, så et regneark ikke tar den for en "
    "formel. Dager skrives 2015-10-20 og klokkeslett 2015-10-20 12:30, norsk tid. Første linje "
    "har navnene på feltene."
)
CHECK = (
    "SHA256SUMS har en kontrollsum (SHA-256) for hver fil unntatt denne og seg selv. Sjekk filene "
    "slik, i mappen der de ligger: sha256sum -c SHA256SUMS (på Mac: shasum -a 256 -c SHA256SUMS). "
    "Samme innhold gir alltid de samme filene. Det eneste som er nytt fra gang til gang, er datoen "
    "i denne teksten. Arrangøren har kontrollsummen til selve SHA256SUMS i loggen sin."
)
NUMBERS = (
    "Innspill som er fjernet, er ikke med. Derfor kan nummer mangle i rekken. Innspill som er "
    "slått sammen med et annet, er med, og sier hvilket."
)
INVENTED = "Organisasjonene og deltakerne er oppdiktet."
LEFT_OUT = (
    "Behov for mat, tilrettelegging og tolk. De slettes etter konferansen.",
    "Kontaktopplysninger: navn på kontaktpersoner, e-postadresser og telefonnumre.",
    "Deltakernes ønsker om sesjoner, brev, personlige lenker, brukere og logg.",
    "Arrangørens merkelapper og notater.",
)
WITHHELD = (
    "Behov for mat, tilrettelegging og tolk. De kan røpe helse, tro og andre personlige forhold, "
    "og er underlagt taushetsplikt (offentleglova § 13).",
    "Kontaktopplysninger: navn på kontaktpersoner, e-postadresser og telefonnumre. De ble gitt "
    "for å kunne sende brev, og sier ikke noe om det konferansen gjorde.",
    "Arrangørens egne merkelapper og notater, og brev, lenker, brukere og logg: de er laget for "
    "arrangørens eget arbeid.",
)
ASSESS = (
    "Pakken er en sammenstilling av opplysninger fra arrangørens database (offentleglova § 9). "
    "Den er ikke et vedtak om innsyn: den som gir innsyn, vurderer hver opplysning før pakken "
    "sendes, også navn på deltakere og det som står i fritekst."
)


def archive(
    contents: Contents,
    tables: Sequence[Table],
    papers: Mapping[str, Sequence[str]],
    made_at: datetime,
) -> str:
    """Return the readme of the package for the archive; `papers` are the files of each table's."""
    parts = [
        *_top("Arkivpakke", contents, made_at),
        *_section("Hva som er her", (_count(contents), CSV, NUMBERS)),
        *_files(tables, papers),
        *_report(contents, "report.pdf, report.json"),
        *_section("Hva som ikke er her", (_list(LEFT_OUT),)),
        *_section("Slik sjekkes filene", (CHECK,)),
        *_fields(tables),
    ]
    return _text(parts)


def access(
    contents: Contents,
    tables: Sequence[Table],
    made_at: datetime,
    unfinished: int,
    *,
    is_nameless: bool,
) -> str:
    """Return the readme of the package for who has asked; `unfinished` contributions stay out."""
    withheld = [*WITHHELD]
    if unfinished:
        withheld.append(f"{unfinished} innspill som ikke er godkjent ennå. De er utkast.")
    if is_nameless:
        withheld.append("Navnene på deltakerne. Den som ga innsyn, har valgt å utelate dem.")
    parts = [
        *_top("Innsyn", contents, made_at),
        *_section("Hva som er her", (_count(contents), CSV, NUMBERS)),
        *_files(tables, {}, "all-tables.xlsx: alle tabellene i én arbeidsbok."),
        *_report(contents, "report.json"),
        *_section("Hva som er utelatt, og hvorfor", (_list(withheld), ASSESS)),
        *_section("Slik sjekkes filene", (CHECK,)),
        *_fields(tables),
    ]
    return _text(parts)


def _top(what: str, contents: Contents, made_at: datetime) -> Iterator[str]:
    yield what.upper()
    where = f", {contents.venue}" if contents.venue else ""
    yield f"{contents.name}\n{long_day(contents.date)}{where}\nArrangør: {contents.organiser}"
    when = f"{long_day(oslo(made_at).date())} kl. {oslo(made_at):%H.%M}"
    yield f"Laget {when} med {PRODUCT} {PRODUCT_VERSION}."
    changed = long_day(oslo(contents.changed_at).date())
    yield f"Det siste som skjedde i innholdet, skjedde {changed}."
    if contents.is_invented:
        yield INVENTED


def _count(contents: Contents) -> str:
    came = sum(each.is_admitted for each in contents.attendees)
    return (
        f"{len(contents.guests)} inviterte organisasjoner, {len(contents.attendees)} plasser, "
        f"{came} som kom, og {len(contents.contributions)} innspill."
    )


def _files(
    tables: Sequence[Table], papers: Mapping[str, Sequence[str]], *others: str
) -> Iterator[str]:
    told = []
    for each in tables:
        names = ", ".join([f"{each.name}.csv", *papers.get(each.name, ())])
        told.append(f"{names}: {each.about}")
    yield _list([*told, *others])
    if papers:
        yield "PDF-filene er PDF/A-2a, og kan leses av skjermlesere (PDF/UA-1)."


def _report(contents: Contents, files: str) -> Iterator[str]:
    if contents.report is None:
        yield "Rapporten er ikke med: ingen utgave er gjort endelig."
        return
    final = long_day(oslo(contents.report.finalised_at).date())
    yield (
        f"{files}: Rapporten, utgave {contents.report.version}, gjort endelig {final}. "
        f"Kontrollsum for innholdet: {contents.report.checksum}"
    )


def _section(title: str, paragraphs: Sequence[str]) -> Iterator[str]:
    yield f"{title}\n{'-' * len(title)}"
    yield from paragraphs


def _list(lines: Iterable[str]) -> str:
    return "\n".join(_filled(f"- {line}") for line in lines) + "\n"


def _fields(tables: Sequence[Table]) -> Iterator[str]:
    yield from _section("Feltene i hver fil", ())
    for table in tables:
        fields = "\n".join(_filled(f"  {each.head}: {each.about}") for each in table.columns)
        yield f"{table.name}.csv\n{fields}"


def _text(parts: Sequence[str]) -> str:
    return (
        "\n\n".join(part.rstrip("\n") if "\n" in part else _filled(part) for part in parts) + "\n"
    )


def _filled(text: str) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        subsequent_indent={"  ": "    ", "- ": "  "}.get(text[:2], ""),
        break_long_words=False,
        break_on_hyphens=False,
    )
