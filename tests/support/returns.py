"""What mail servers and people send back: delivery reports, delays and holiday replies."""

from email.message import Message
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText


def report(
    recipient: str = "kontakt1@example.no",
    message_id: str | None = "<1@example.no>",
    status: str = "5.1.1",
    action: str = "failed",
    words: str = "smtp; 550 5.1.1 No such user",
) -> bytes:
    """Return a delivery report (RFC 3464) about one recipient."""
    outer = MIMEMultipart("report", report_type="delivery-status")
    outer["From"] = "MAILER-DAEMON@mail.example.no"
    outer["Subject"] = "Undelivered Mail Returned to Sender"
    outer.attach(MIMEText("This is the mail system."))
    status_part = Message()
    status_part["Content-Type"] = "message/delivery-status"
    per_message, per_recipient = Message(), Message()
    per_message["Reporting-MTA"] = "dns; mail.example.no"
    per_recipient["Final-Recipient"] = f"rfc822; {recipient}"
    per_recipient["Action"] = action
    per_recipient["Status"] = status
    per_recipient["Diagnostic-Code"] = words
    status_part.set_payload([per_message, per_recipient])
    outer.attach(status_part)
    if message_id:
        original = MIMEText("Hei")
        original["Message-ID"] = message_id
        outer.attach(MIMEMessage(original))
    return outer.as_bytes()


def holiday() -> bytes:
    """Return a reply from somebody who is away."""
    reply = MIMEText("Jeg er på ferie.", _charset="utf-8")
    reply["From"], reply["Subject"] = "kontakt1@example.no", "Fravær"
    reply["Auto-Submitted"] = "auto-replied"
    return reply.as_bytes()


def mailbox(*messages: bytes) -> bytes:
    """Return an .mbox file with the messages."""
    start = b"From MAILER-DAEMON Fri Sep 25 09:00:00 2015\n"
    return b"".join(start + each.rstrip(b"\n") + b"\n\n" for each in messages)
