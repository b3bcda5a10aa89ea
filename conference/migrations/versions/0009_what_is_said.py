"""what is said in the rooms, line by line"""

import sqlalchemy as sa
from alembic import op
import conference.models.base


revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('contributions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('occurrence_id', sa.Integer(), nullable=False),
    sa.Column('slot_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('proposal', 'concern', 'question', 'commitment', 'appeal', 'none', name='contributionkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('text', sa.String(length=1000), nullable=False),
    sa.Column('voice', sa.Enum('organisation', 'several', 'unnamed', name='voice', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('responsible', sa.String(length=200), nullable=False),
    sa.Column('key', sa.String(length=36), nullable=False),
    sa.Column('written_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('removed_at', conference.models.base.UtcTime(timezone=True), nullable=True),
    sa.CheckConstraint("(voice = 'organisation') = (organisation_id IS NOT NULL)", name=op.f('ck_contributions_voice_matches')),
    sa.CheckConstraint("kind = 'none' OR text <> ''", name=op.f('ck_contributions_said')),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_contributions_conference_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['occurrence_id', 'slot_id', 'session_id'], ['occurrences.id', 'occurrences.slot_id', 'occurrences.session_id'], name='fk_contributions_occurrence', ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_contributions_organisation_id')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_contributions_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contributions')),
    sa.UniqueConstraint('conference_id', 'number', name=op.f('uq_contributions_conference_id_number')),
    sa.UniqueConstraint('key', name=op.f('uq_contributions_key')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('contributions', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.create_index(batch_op.f('ix_contributions_conference_id'), ['conference_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contributions_occurrence_id'), ['occurrence_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contributions_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contributions_user_id'), ['user_id'], unique=False)


def downgrade() -> None:
    op.drop_table('contributions')
