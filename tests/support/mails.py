"""Plain mails, for tests of how they are handed over."""

from email.message import EmailMessage
from email.policy import SMTP

A, B, SENDER = "a@example.no", "b@example.no", "from@example.no"


def plain(recipient: str = A, text: str = "Hei\n") -> EmailMessage:
    """Return a mail to `recipient`."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = SENDER, recipient, "Brev"
    message.set_content(text)
    return message
