"""the day: badges' codes, the door, the rooms, and what has been printed"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
import conference.models.base
from conference.domain.codes import new_code


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

COPIED = {'sqlite_autoincrement': True}


def upgrade() -> None:
    op.create_table('admissions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=8), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('admitted_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('received_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('desk', sa.String(length=40), nullable=False),
    sa.Column('key', sa.String(length=36), nullable=False),
    sa.Column('id_seen', sa.Boolean(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('undone_at', conference.models.base.UtcTime(timezone=True), nullable=True),
    sa.Column('undone_by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('undone_at IS NOT NULL OR undone_by_id IS NULL', name=op.f('ck_admissions_undone')),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_admissions_conference_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['registration_id'], ['registrations.id'], name=op.f('fk_admissions_registration_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['undone_by_id'], ['users.id'], name=op.f('fk_admissions_undone_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_admissions_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_admissions')),
    sa.UniqueConstraint('key', name=op.f('uq_admissions_key'))
    )
    with op.batch_alter_table('admissions', schema=None) as batch_op:
        batch_op.create_index('ix_admissions_conference_id_day', ['conference_id', 'day'], unique=False)
        batch_op.create_index(batch_op.f('ix_admissions_registration_id'), ['registration_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_admissions_undone_by_id'), ['undone_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_admissions_user_id'), ['user_id'], unique=False)
        batch_op.create_index('uq_admissions_standing', ['registration_id', 'day'], unique=True, sqlite_where=sa.text('undone_at IS NULL'), postgresql_where=sa.text('undone_at IS NULL'))

    op.create_table('door_conflicts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=True),
    sa.Column('reason', sa.Enum('admitted', 'swapped', 'gone', name='conflictreason', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('desk', sa.String(length=40), nullable=False),
    sa.Column('key', sa.String(length=36), nullable=False),
    sa.Column('pressed_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('received_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('settled_at', conference.models.base.UtcTime(timezone=True), nullable=True),
    sa.Column('settled_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_door_conflicts_conference_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['registration_id'], ['registrations.id'], name=op.f('fk_door_conflicts_registration_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['settled_by_id'], ['users.id'], name=op.f('fk_door_conflicts_settled_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_door_conflicts_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_door_conflicts')),
    sa.UniqueConstraint('key', name=op.f('uq_door_conflicts_key'))
    )
    with op.batch_alter_table('door_conflicts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_door_conflicts_conference_id'), ['conference_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_door_conflicts_registration_id'), ['registration_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_door_conflicts_settled_by_id'), ['settled_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_door_conflicts_user_id'), ['user_id'], unique=False)

    op.create_table('door_requests',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('organisation', sa.String(length=300), nullable=False),
    sa.Column('state', sa.Enum('waiting', 'approved', 'refused', 'withdrawn', name='requeststate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('desk', sa.String(length=40), nullable=False),
    sa.Column('key', sa.String(length=36), nullable=False),
    sa.Column('asked_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', conference.models.base.UtcTime(timezone=True), nullable=True),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=True),
    sa.Column('registration_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("state = 'waiting' OR decided_at IS NOT NULL", name=op.f('ck_door_requests_decided')),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_door_requests_conference_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_door_requests_decided_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['registration_id'], ['registrations.id'], name=op.f('fk_door_requests_registration_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_door_requests_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_door_requests')),
    sa.UniqueConstraint('key', name=op.f('uq_door_requests_key'))
    )
    with op.batch_alter_table('door_requests', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_door_requests_conference_id'), ['conference_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_door_requests_decided_by_id'), ['decided_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_door_requests_registration_id'), ['registration_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_door_requests_user_id'), ['user_id'], unique=False)

    op.create_table('attendances',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('occurrence_id', sa.Integer(), nullable=False),
    sa.Column('slot_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('ticked_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['occurrence_id', 'slot_id', 'session_id'], ['occurrences.id', 'occurrences.slot_id', 'occurrences.session_id'], name='fk_attendances_occurrence', ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['registration_id'], ['registrations.id'], name=op.f('fk_attendances_registration_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_attendances_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attendances')),
    sa.UniqueConstraint('registration_id', 'slot_id', name=op.f('uq_attendances_registration_id_slot_id'))
    )
    with op.batch_alter_table('attendances', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attendances_occurrence_id'), ['occurrence_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_attendances_registration_id'), ['registration_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_attendances_user_id'), ['user_id'], unique=False)

    op.create_table('printouts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('attendees', 'attendees_by_name', 'sign_in', 'place_cards', 'door_by_name', 'door_by_organisation', 'badges', 'room_signs', 'kitchen', 'evacuation', name='paperkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('occurrence_id', sa.Integer(), nullable=True),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.Column('made_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('lines', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_printouts_conference_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['occurrence_id'], ['occurrences.id'], name=op.f('fk_printouts_occurrence_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['run_id'], ['assignment_runs.id'], name=op.f('fk_printouts_run_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_printouts_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_printouts'))
    )
    with op.batch_alter_table('printouts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_printouts_occurrence_id'), ['occurrence_id'], unique=False)
        batch_op.create_index('ix_printouts_paper', ['conference_id', 'kind', 'occurrence_id', 'number'], unique=False)
        batch_op.create_index(batch_op.f('ix_printouts_run_id'), ['run_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_printouts_user_id'), ['user_id'], unique=False)

    with op.batch_alter_table('conferences', schema=None) as batch_op:
        batch_op.add_column(sa.Column('approver_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_conferences_approver_id'), ['approver_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_conferences_approver_id'), 'users', ['approver_id'], ['id'], ondelete='SET NULL')

    with op.batch_alter_table('registrations', table_kwargs=COPIED) as batch_op:
        batch_op.add_column(sa.Column('code', sa.String(length=8), nullable=True))
    give_codes()
    with op.batch_alter_table('registrations', table_kwargs=COPIED) as batch_op:
        batch_op.alter_column('code', existing_type=sa.String(length=8), nullable=False)
        batch_op.create_unique_constraint(batch_op.f('uq_registrations_code'), ['code'])


def give_codes() -> None:
    table = sa.table('registrations', sa.column('id', sa.Integer()), sa.column('code', sa.String()))
    rows: Sequence[int] = op.get_bind().scalars(sa.select(table.c.id)).all()
    codes = [{'row': row, 'new': new_code()} for row in rows]
    if codes:
        query = sa.update(table).where(table.c.id == sa.bindparam('row'))
        op.get_bind().execute(query.values(code=sa.bindparam('new')), codes)


def downgrade() -> None:
    with op.batch_alter_table('registrations', table_kwargs=COPIED) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_registrations_code'), type_='unique')
        batch_op.drop_column('code')

    with op.batch_alter_table('conferences', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_conferences_approver_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_conferences_approver_id'))
        batch_op.drop_column('approver_id')

    with op.batch_alter_table('printouts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_printouts_user_id'))
        batch_op.drop_index(batch_op.f('ix_printouts_run_id'))
        batch_op.drop_index('ix_printouts_paper')
        batch_op.drop_index(batch_op.f('ix_printouts_occurrence_id'))

    op.drop_table('printouts')
    with op.batch_alter_table('attendances', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attendances_user_id'))
        batch_op.drop_index(batch_op.f('ix_attendances_registration_id'))
        batch_op.drop_index(batch_op.f('ix_attendances_occurrence_id'))

    op.drop_table('attendances')
    with op.batch_alter_table('door_requests', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_door_requests_user_id'))
        batch_op.drop_index(batch_op.f('ix_door_requests_registration_id'))
        batch_op.drop_index(batch_op.f('ix_door_requests_decided_by_id'))
        batch_op.drop_index(batch_op.f('ix_door_requests_conference_id'))

    op.drop_table('door_requests')
    with op.batch_alter_table('door_conflicts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_door_conflicts_user_id'))
        batch_op.drop_index(batch_op.f('ix_door_conflicts_settled_by_id'))
        batch_op.drop_index(batch_op.f('ix_door_conflicts_registration_id'))
        batch_op.drop_index(batch_op.f('ix_door_conflicts_conference_id'))

    op.drop_table('door_conflicts')
    with op.batch_alter_table('admissions', schema=None) as batch_op:
        batch_op.drop_index('uq_admissions_standing', sqlite_where=sa.text('undone_at IS NULL'), postgresql_where=sa.text('undone_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_admissions_user_id'))
        batch_op.drop_index(batch_op.f('ix_admissions_undone_by_id'))
        batch_op.drop_index(batch_op.f('ix_admissions_registration_id'))
        batch_op.drop_index('ix_admissions_conference_id_day')

    op.drop_table('admissions')
