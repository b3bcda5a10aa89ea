"""What is logged holds no personal link: a link is a key."""

import logging
import re

_LINK = re.compile(r"(/(?:invitation|password)/)[^/\s\"'\]?]+")
LOGGERS = ("conference", "gunicorn.error", "waitress")


class WithoutLinks(logging.Filter):
    """Leaves the key out of every path that a record tells."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record's message; it's always let through."""
        record.msg, record.args = _LINK.sub(r"\1…", record.getMessage()), ()
        return True


def keep_links_out() -> None:
    """Have everybody who logs a request's path leave the key out."""
    for name in LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(each, WithoutLinks) for each in logger.filters):
            logger.addFilter(WithoutLinks())
