"""A letter from the outbox as the mail that leaves: its link, its file, and who is answered."""

from email.utils import parseaddr

from flask import current_app
from sqlalchemy.orm import Session

from conference import attachments
from conference.cli import common
from conference.documents.mail import Mail
from conference.documents.mail_html import html
from conference.domain.errors import LetterReplaced
from conference.domain.outbox import UNASKED, is_replaced, link_path, with_link, with_site
from conference.queries.delivery import DeliverableLetter


def mail(session: Session, letter: DeliverableLetter) -> Mail:
    """Return the letter with its personal link in place; raises LetterReplaced."""
    if is_replaced(letter.body, letter.link_token):
        raise LetterReplaced
    public_url, now = current_app.config["PUBLIC_URL"], common.now()
    path = link_path(letter.kind)
    url = f"{public_url}{path}{letter.link_token}" if letter.link_token else None
    text = with_site(with_link(letter.body, url), public_url)
    sender_name, sender_address = parseaddr(current_app.config["MAIL_FROM"])
    return Mail(
        sender_name=sender_name,
        sender_address=sender_address,
        recipient_name=letter.recipient_name,
        recipient_address=letter.recipient_email,
        subject=letter.subject,
        text=text,
        message_id=letter.message_id,
        sent_at=now,
        language=letter.language,
        attachments=attachments.made(session, letter, public_url, now),
        html=html(text, letter.subject, letter.language, url),
        reply_to=letter.contact_email if letter.contact_email != sender_address else None,
        unsubscribe_to=letter.contact_email if letter.kind in UNASKED else None,
    )
