"""The reader's words for what is deleted."""

from flask_babel import gettext as _


def words() -> dict[str, str]:
    """Return what each count of a deletion is called (models/kept.py has the names)."""
    return {
        "needs": _("Behov for mat, tilrettelegging og tolk"),
        "evacuation": _("Utskrevne evakueringslister"),
        "wishes": _("Ønsker om sesjoner"),
        "letters": _("Brev"),
        "printouts": _("Utskrevne lister med navn"),
        "requests": _("Personer som ikke sto på listen"),
        "conflicts": _("Trykk som ikke stemte"),
        "log": _("Linjer i loggen til og med konferansedagen"),
        "stewards": _("Personer som svarer på innspill hos dem som eier dem"),
        "names": _("Navn på deltakere, som arkivet har"),
        "invitations": _("Kontakter på invitasjoner, med personlig lenke"),
        "emails": _("E-postadresser til deltakere"),
        "organisations": _("Kontakter hos organisasjoner"),
    }
