"""letters of what came of it: to who raised it, and to who answers"""

import sqlalchemy as sa
from alembic import op


revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

BEFORE = ('invitation', 'receipt', 'declined', 'handover', 'placement', 'reminder', 'names', 'change', 'news')
MORE = ('answered', 'ownership')
# Copied tables forget on SQLite that their numbers are given once, unless told again (0003).
TABLES = {'outbox_messages': {'sqlite_autoincrement': True}, 'campaigns': {}, 'letter_texts': {}}


def allow(kinds: tuple[str, ...]) -> None:
    for table, options in TABLES.items():
        name = op.f(f'ck_{table}_messagekind')
        with op.batch_alter_table(table, table_kwargs=options) as batch_op:
            batch_op.drop_constraint(name, type_='check')
            batch_op.create_check_constraint(name, sa.column('kind').in_(kinds))


def upgrade() -> None:
    allow(BEFORE + MORE)


def downgrade() -> None:
    for table in TABLES:
        op.execute(sa.delete(sa.table(table, sa.column('kind'))).where(sa.column('kind').in_(MORE)))
    allow(BEFORE)
