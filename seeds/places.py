"""Where guests come from: the municipalities of 2015 with their counties and written standards."""

from dataclasses import dataclass

from seeds.programme import read_table


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality; `written_standard` is nb or nn."""

    municipality: str
    county: str
    written_standard: str


def places() -> tuple[Place, ...]:
    """Return every municipality in data/places.toml."""
    table = read_table("places.toml")
    nynorsk: dict[str, list[str]] = table["nynorsk"]
    return tuple(
        Place(municipality, county, "nn" if municipality in nynorsk.get(county, ()) else "nb")
        for county, municipalities in table["counties"].items()
        for municipality in municipalities
    )


def by_name() -> dict[str, Place]:
    """Return places by "municipality, county", and by the bare name where only one has it."""
    found = places()
    names = [place.municipality for place in found]
    full = {f"{place.municipality}, {place.county}": place for place in found}
    short = {place.municipality: place for place in found if names.count(place.municipality) == 1}
    return full | short
