"""The way into a mail server: connect, greet, go private, and sign in."""

import smtplib
import socket
import ssl
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote

from conference.cli.smtp_answers import CLOSING, NotReadyError, SetUpError, line, words_of

STEP_SECONDS = 20  # for each answer


def connected(parts: SplitResult, port: int) -> smtplib.SMTP:
    """Return a connection that takes letters, or raise one of `smtp_answers.UNUSABLE`."""
    try:
        connection = _open(parts, port)
        try:
            _enter(connection, parts)
        except BaseException:
            connection.close()
            raise
    except ssl.SSLCertVerificationError as error:
        raise SetUpError(f"the server's certificate isn't valid: {error.verify_message}") from None
    except UnicodeError:  # its own words would hold the password
        raise SetUpError("SMTP_URL has letters that no mail server takes") from None
    return connection


def _open(parts: SplitResult, port: int) -> smtplib.SMTP:
    host = parts.hostname or ""
    if parts.scheme == "smtps":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, port, timeout=STEP_SECONDS, context=context)
    return smtplib.SMTP(host, port, timeout=STEP_SECONDS)


def _enter(connection: smtplib.SMTP, parts: SplitResult) -> None:
    """Greet, go private where that is offered, and sign in where there is a password."""
    if connection.sock is not None:  # the end of a letter is sent by itself, and shouldn't wait
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    _greet(connection)
    # On the machine itself nobody listens in, and its certificate is seldom one to check.
    is_private = parts.scheme == "smtps" or _is_here(parts.hostname or "")
    if not is_private and connection.has_extn("starttls"):
        connection.starttls(context=ssl.create_default_context())
        _greet(connection)
        is_private = True
    if parts.username:
        if not is_private:
            raise SetUpError("the server offers no TLS, and a password goes no other way")
        _sign_in(connection, unquote(parts.username), unquote(parts.password or ""))


def _greet(connection: smtplib.SMTP) -> None:
    code, words = connection.ehlo()
    if code >= 400 and code != CLOSING:
        code, words = connection.helo()
    if not 200 <= code < 300:
        raise NotReadyError(line(code, words))


def _sign_in(connection: smtplib.SMTP, user: str, password: str) -> None:
    """Sign in; that a server won't have it is a set-up fault, unless it says "for now"."""
    try:
        connection.login(user, password)
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPResponseException as error:
        if error.smtp_code < 500:
            raise
        raise SetUpError(f"the server refuses to sign us in: {words_of(error)}") from None
    except smtplib.SMTPException:
        raise SetUpError("the server offers no way to sign in that Plenum knows") from None


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
