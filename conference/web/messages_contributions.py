"""What refusals about contributions, and about what comes of them, say to the person."""

from collections.abc import Callable

from flask_babel import gettext as _

from conference.domain import contributions, follow_up, report_texts, reviews
from conference.domain.errors import DomainError

MESSAGES: dict[type[DomainError], Callable[[DomainError], str]] = {
    contributions.NothingSaid: lambda e: _("Skriv hva som ble sagt."),
    contributions.WritingClosed: lambda e: _(
        "Innspill kan sendes fra konferansedagen og en uke etter. Ta kontakt med arrangøren."
    ),
    contributions.LinesFull: lambda e: _(
        "Dere har skrevet så mange innspill som hver organisasjon kan. Trekk et tilbake først."
    ),
    contributions.LineSettled: lambda e: _(
        "Innspillet er gått gjennom, og endres ikke her lenger. Ta kontakt med arrangøren."
    ),
    contributions.SilenceRefused: lambda e: _("Noe er skrevet i rommet. Se gjennom linjene."),
    contributions.MergeRefused: lambda e: _(
        "De to kan ikke slås sammen nå. Velg et innspill som står, og som ikke er det samme."
    ),
    contributions.AnswerHidden: lambda e: _(
        "Innspillet er besvart, og svaret ville blitt borte. Slå heller det andre sammen med dette."
    ),
    report_texts.UnknownCited: lambda e: _(
        "Det er ikke noe innspill med nummer %(numbers)s. Rett tallet i klammene.",
        numbers=", ".join(map(str, e.params["numbers"])),  # type: ignore[call-overload]
    ),
    report_texts.ChapterNotEmpty: lambda e: _(
        "Kapitlet har tekst. Tøm det først, hvis det skal bort."
    ),
    follow_up.ReasonMissing: lambda e: _(
        "Skriv hva som er gjort, eller hvorfor det ikke er fulgt opp."
    ),
    follow_up.OwnerMissing: lambda e: _("Innspillet har ingen eier. Velg hvem som skal svare."),
    follow_up.AnswerOwned: lambda e: _(
        "Det som er besvart, må ha en eier. Velg heller hvem som skal overta."
    ),
    follow_up.BodyInUse: lambda e: _(
        "Noe hører til her. Gi det navnet til en annen, så følger alt med dit."
    ),
    reviews.ThemeInUse: lambda e: _(
        "Et kapittel i rapporten handler om temaet. Ta bort kapitlet først."
    ),
    follow_up.ApprovalMissing: lambda e: _("Godkjenn innspillet først. Da kan alle lese svaret."),
    follow_up.StewardKnown: lambda e: _("Noen med denne adressen svarer alt for dem."),
    follow_up.ContinuationRefused: lambda e: _(
        "Et innspill kan bare føre videre et annet og tidligere innspill."
    ),
}
