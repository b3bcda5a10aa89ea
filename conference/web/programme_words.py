"""The acts that change the programme, in words, for whoever may take them back."""

from flask_babel import lazy_gettext as _l

WORDS = {
    "item.add": _l("la til en post"),
    "item.change": _l("endret en post"),
    "item.move": _l("flyttet en post"),
    "item.remove": _l("tok ut en post"),
    "room.add": _l("la til et rom"),
    "room.change": _l("endret et rom"),
    "room.remove": _l("tok ut et rom"),
    "session.add": _l("la til en sesjon"),
    "session.change": _l("endret en sesjon"),
    "session.remove": _l("tok ut en sesjon"),
    "occurrence.move": _l("flyttet en sesjon"),
    "person.add": _l("la til en person"),
    "person.change": _l("endret en person"),
    "person.remove": _l("tok ut en person"),
    "appearance.add": _l("la til en oppgave"),
    "appearance.change": _l("endret en oppgave"),
    "appearance.remove": _l("tok ut en oppgave"),
    "begin": _l("hentet programmet fra forrige konferanse"),
}
