"""numbers of what is on the programme are given once, on SQLite too"""

from alembic import op


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

TABLES = ('programme_items', 'parallel_sessions', 'occurrences', 'people', 'appearances')


def remake(autoincrement: bool) -> None:
    """Copy the tables on SQLite; elsewhere a number is never given twice anyway."""
    if op.get_bind().dialect.name != 'sqlite':
        return
    for table in TABLES:
        options = {'sqlite_autoincrement': autoincrement}
        with op.batch_alter_table(table, recreate='always', table_kwargs=options):
            pass


def upgrade() -> None:
    remake(autoincrement=True)


def downgrade() -> None:
    remake(autoincrement=False)
