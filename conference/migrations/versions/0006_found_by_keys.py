"""the guest list is found and sorted by keys of its own, and takes in files"""

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op
import conference.models.base
from conference.models import keys


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

KEYS: dict[str, dict[str, Callable[[Mapping[str, Any]], str]]] = {
    'organisations': {'name_key': keys.name_key, 'place_key': keys.place_key, 'tag_key': keys.tag_key, 'search_key': keys.search_key},
    'invitations': {'search_key': keys.invitation_key},
    'registrations': {'search_key': keys.person_key},
}
READ = {
    'organisations': (('name', sa.String()), ('county', sa.String()), ('municipality', sa.String()), ('contact_name', sa.String()), ('contact_email', sa.String()), ('number', sa.String()), ('aliases', sa.JSON()), ('tags', sa.JSON())),
    'invitations': (('contact_name', sa.String()), ('contact_email', sa.String())),
    'registrations': (('name', sa.String()),),
}
COPIED = {'registrations': {'sqlite_autoincrement': True}}


def upgrade() -> None:
    op.create_table('import_batches',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('created_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('expires_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('choices', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_import_batches_conference_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_import_batches_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_batches'))
    )
    with op.batch_alter_table('import_batches', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_import_batches_conference_id'), ['conference_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_import_batches_user_id'), ['user_id'], unique=False)
    for table, columns in KEYS.items():
        with op.batch_alter_table(table, table_kwargs=COPIED.get(table, {})) as batch_op:
            for name in columns:
                batch_op.add_column(sa.Column(name, keys.KEY_TEXT, nullable=False, server_default=''))
        fill(table)
        with op.batch_alter_table(table, table_kwargs=COPIED.get(table, {})) as batch_op:
            for name in columns:
                batch_op.alter_column(name, existing_type=keys.KEY_TEXT, existing_nullable=False, server_default=None)


def fill(name: str) -> None:
    columns = [sa.column('id', sa.Integer()), *(sa.column(*each) for each in READ[name]), *(sa.column(key, keys.KEY_TEXT) for key in KEYS[name])]
    table = sa.table(name, *columns)
    found = op.get_bind().execute(sa.select(table)).mappings().all()
    rows = [{'row': each['id'], **{f'new_{key}': make(dict(each)) for key, make in KEYS[name].items()}} for each in found]
    if rows:
        query = sa.update(table).where(table.c.id == sa.bindparam('row'))
        op.get_bind().execute(query.values({key: sa.bindparam(f'new_{key}') for key in KEYS[name]}), rows)


def downgrade() -> None:
    for table, columns in reversed(KEYS.items()):
        with op.batch_alter_table(table, table_kwargs=COPIED.get(table, {})) as batch_op:
            for name in columns:
                batch_op.drop_column(name)
    op.drop_table('import_batches')
