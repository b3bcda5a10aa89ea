"""What a WSGI server loads, and the commands."""

import click

from conference.app import create_app
from conference.cli.common import SetUpFault
from conference.config import ConfigurationError

try:
    app = create_app()
except ConfigurationError as error:
    if click.get_current_context(silent=True) is None:  # a server tells it in its own way
        raise
    raise SetUpFault(str(error)) from None
