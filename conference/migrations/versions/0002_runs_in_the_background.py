"""runs in the background, bars and smallest groups"""

import sqlalchemy as sa
from alembic import op
import conference.models.base


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

STATES = ('draft', 'published', 'superseded')
UNFINISHED = ('waiting', 'running', 'failed')


def allow(states: tuple[str, ...]) -> None:
    name = op.f('ck_assignment_runs_runstate')
    with op.batch_alter_table('assignment_runs', schema=None) as batch_op:
        batch_op.drop_constraint(name, type_='check')
        batch_op.create_check_constraint(name, sa.column('state').in_(states))


def upgrade() -> None:
    op.create_table('bars',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('created_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['registration_id'], ['registrations.id'], name=op.f('fk_bars_registration_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['session_id'], ['parallel_sessions.id'], name=op.f('fk_bars_session_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_bars_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bars')),
    sa.UniqueConstraint('registration_id', 'session_id', name=op.f('uq_bars_registration_id_session_id'))
    )
    with op.batch_alter_table('bars', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bars_registration_id'), ['registration_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_bars_session_id'), ['session_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_bars_user_id'), ['user_id'], unique=False)

    with op.batch_alter_table('assignment_runs', schema=None) as batch_op:
        batch_op.add_column(sa.Column('progress', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('faults', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('first_come', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('kept_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('worked_at', conference.models.base.UtcTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f('ix_assignment_runs_kept_id'), ['kept_id'], unique=False)
        batch_op.create_index('uq_assignment_runs_unfinished', ['conference_id'], unique=True, sqlite_where=sa.text("state IN ('waiting', 'running')"), postgresql_where=sa.text("state IN ('waiting', 'running')"))
        batch_op.create_foreign_key(batch_op.f('fk_assignment_runs_kept_id'), 'assignment_runs', ['kept_id'], ['id'], ondelete='SET NULL')

    with op.batch_alter_table('occurrences', schema=None) as batch_op:
        batch_op.add_column(sa.Column('minimum', sa.Integer(), server_default='0', nullable=False))
        batch_op.create_check_constraint(
            op.f('ck_occurrences_minimum'), 'minimum >= 0 AND minimum <= seats')
    allow(UNFINISHED + STATES)


def downgrade() -> None:
    op.execute("DELETE FROM assignment_runs WHERE state IN ('waiting', 'running', 'failed')")
    allow(STATES)
    with op.batch_alter_table('occurrences', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_occurrences_minimum'), type_='check')
        batch_op.drop_column('minimum')

    with op.batch_alter_table('assignment_runs', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_assignment_runs_kept_id'), type_='foreignkey')
        batch_op.drop_index('uq_assignment_runs_unfinished', sqlite_where=sa.text("state IN ('waiting', 'running')"), postgresql_where=sa.text("state IN ('waiting', 'running')"))
        batch_op.drop_index(batch_op.f('ix_assignment_runs_kept_id'))
        batch_op.drop_column('worked_at')
        batch_op.drop_column('kept_id')
        batch_op.drop_column('first_come')
        batch_op.drop_column('faults')
        batch_op.drop_column('progress')

    with op.batch_alter_table('bars', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bars_user_id'))
        batch_op.drop_index(batch_op.f('ix_bars_session_id'))
        batch_op.drop_index(batch_op.f('ix_bars_registration_id'))

    op.drop_table('bars')
