"""kept for a time: how long contact data is kept, and what was deleted when"""

import sqlalchemy as sa
from alembic import op
import conference.models.base


revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('conferences', schema=None) as batch_op:
        batch_op.add_column(sa.Column('contacts_kept_months', sa.Integer(), server_default='12', nullable=False))
        batch_op.create_check_constraint(op.f('ck_conferences_contacts_kept_months'), 'contacts_kept_months BETWEEN 1 AND 60')
    op.create_table('deletions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('needs', 'contacts', name='deletionkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('executed_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('counts', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_deletions_conference_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deletions'))
    )
    with op.batch_alter_table('deletions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_deletions_conference_id'), ['conference_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('deletions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_deletions_conference_id'))
    op.drop_table('deletions')
    with op.batch_alter_table('conferences', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_conferences_contacts_kept_months'), type_='check')
        batch_op.drop_column('contacts_kept_months')
