"""The demo's own logins, links and clock. All of it is public: it must never exist elsewhere."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

STARTS_AT = datetime(2015, 9, 25, 9, 0, tzinfo=ZoneInfo("Europe/Oslo"))
"""What the demo's clock shows when it is seeded: a week before the deadline."""

DOORS_OPEN = datetime(2015, 10, 20, 8, 45, tzinfo=ZoneInfo("Europe/Oslo"))
"""When people come in."""

AFTER = datetime(2015, 10, 26, 9, 0, tzinfo=ZoneInfo("Europe/Oslo"))
"""What the clock shows in a demo that begins when the day is over."""

PROGRAMME_RELEASED_AT = STARTS_AT - timedelta(days=25)
"""When the programme was first released: before anybody was invited to it."""

DEMO_SECRET = "plenum demo link, for everybody to see"  # noqa: S105 - public on purpose
ORGANISER_PASSWORD = "demo-organiser-2015"  # noqa: S105 - public on purpose
CHAIR_PASSWORD = "demo-chair-2015"  # noqa: S105 - public on purpose
DESK_PASSWORD = "demo-desk-2015"  # noqa: S105 - public on purpose
NOTES_PASSWORD = "demo-notes-2015"  # noqa: S105 - public on purpose

TO_ANSWER = 2
"""Number (place in `guests()`) of the entrance that hasn't answered and has two seats."""

TO_NAME_SECOND = 12
"""Number of the entrance that has accepted two seats and named one person."""

ENTRANCES = (TO_ANSWER, TO_NAME_SECOND)


@dataclass(frozen=True, slots=True)
class DemoUser:
    """A login; `role` is a user's role, and `session` the number of a chair's session."""

    email: str
    name: str
    password: str
    role: str
    session: int | None = None


DEMO_USERS = (
    DemoUser("organiser@example.no", "Arrangør (demo)", ORGANISER_PASSWORD, "organiser"),
    *(
        DemoUser(
            f"chair{number}@example.no",
            f"Leder for sesjon {number} (demo)",
            CHAIR_PASSWORD,
            "chair",
            number,
        )
        for number in range(1, 9)
    ),
    DemoUser("desk@example.no", "Skranke (demo)", DESK_PASSWORD, "front_desk"),
    DemoUser("notes@example.no", "Referent (demo)", NOTES_PASSWORD, "rapporteur"),
)


def demo_token(index: int) -> str:
    """Return the key of guest number `index`: 43 URL-safe characters, as long as a real one."""
    digest = hashlib.sha256(f"{DEMO_SECRET} {index}".encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
