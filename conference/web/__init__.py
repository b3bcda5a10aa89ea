"""The pages: one blueprint per feature, and the shell they all stand in."""

from flask import Flask

from conference.web import (
    access,
    account,
    addresses,
    assignment,
    balance,
    bars,
    bounces,
    chair,
    compare,
    compression,
    conferences,
    dashboard,
    errors,
    exports,
    guest_files,
    headers,
    imports,
    invitation,
    invitation_seats,
    invitations,
    letter_texts,
    limits,
    links,
    lists,
    needs,
    offers,
    organisations,
    outbox,
    pins,
    placement,
    programme,
    public,
    reader,
    registrations,
    reserves,
    seat_calendars,
    settings,
    sheets,
    shell,
)

FEATURES = (
    public,
    exports,
    account,
    assignment,
    balance,
    bars,
    chair,
    compare,
    dashboard,
    guest_files,
    imports,
    conferences,
    settings,
    invitations,
    needs,
    organisations,
    letter_texts,
    lists,
    outbox,
    pins,
    placement,
    programme,
    registrations,
    reserves,
    offers,
    sheets,
    links,
    bounces,
    invitation,
    invitation_seats,
    seat_calendars,
)


def init_app(app: Flask) -> None:
    """Hang the shell and every feature on `app`."""
    for part in (addresses, reader, access, limits, shell, headers, compression, errors):
        part.init_app(app)
    for feature in FEATURES:
        app.register_blueprint(feature.pages)
