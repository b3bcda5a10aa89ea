"""Keys that names are found and put in order by, kept beside the names (domain/search.py).

No two databases agree on Norwegian letters, so each row carries what it is sorted and searched
by. The keys follow the names by themselves: when a row is added, and when one that was fetched is
changed. An UPDATE statement written out must set them, as `invitation_key` does.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Text, event
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapper, mapped_column

from conference.domain.search import fold, sort_key

KEY_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
Values = Mapping[str, Any]
KeyOf = Callable[[Values], str]


def name_key(values: Values) -> str:
    """Return what puts an organisation in its place by name."""
    return sort_key(values["name"])


def place_key(values: Values) -> str:
    """Return what puts an organisation in its place by county, then municipality."""
    return f"{sort_key(values['county'])}\n{sort_key(values['municipality'])}"


def tag_key(values: Values) -> str:
    """Return the tags as they are compared, each between line ends."""
    return "".join(f"\n{fold(tag)}\n" for tag in values.get("tags") or ())


def search_key(values: Values) -> str:
    """Return everything an organisation is found by."""
    names = ("name", "number", "municipality", "contact_name", "contact_email")
    lists = [*(values.get("aliases") or ()), *(values.get("tags") or ())]
    return _folded([*(values.get(name) for name in names), *lists])


def invitation_key(values: Values) -> str:
    """Return what an invitation is found by: whom the link was sent to."""
    return _folded([values["contact_name"], values["contact_email"]])


def person_key(values: Values) -> str:
    """Return what a registration is found by: the name on it."""
    return _folded([values.get("name")])


def said_key(values: Values) -> str:
    """Return what a contribution is found by: its words, and who said it or is to act."""
    return _folded([values.get("text"), values.get("said_by"), values.get("responsible")])


def _folded(texts: Iterable[str | None]) -> str:
    return fold("\n".join(text for text in texts if text))


def key_column(key: KeyOf) -> Any:
    """Return a column that a new row's `key` goes into."""

    def default(context: DefaultExecutionContext) -> str:
        return key(context.get_current_parameters())  # type: ignore[no-untyped-call]

    return mapped_column(KEY_TEXT, default=default)


def follow(model: type[Any], keys: Mapping[str, KeyOf]) -> None:
    """Keep the `keys` (by column) of a fetched row of `model` in step with what it says."""

    def renew(mapper: Mapper[Any], _connection: object, row: Any) -> None:
        values = {name: getattr(row, name) for name in mapper.column_attrs.keys()}  # noqa: SIM118
        for name, key in keys.items():
            setattr(row, name, key(values))

    event.listen(model, "before_update", renew)
