"""the organiser's workbench: drafts and releases, campaigns and letter texts, reserves and aims"""

import sqlalchemy as sa
from alembic import op
import conference.models.base


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

# What each CHECK allowed before, and what it allows besides from now on.
ALLOWED = {
    ('appearances', 'status', 'appearancestatus'): (('planned', 'actual'), ('cancelled',)),
    ('invitations', 'state', 'invitationstate'): (('invited', 'accepted', 'declined', 'revoked'), ('lapsed',)),
    ('registrations', 'invitation_state', 'invitationstate'): (('invited', 'accepted', 'declined', 'revoked'), ('lapsed',)),
    ('outbox_messages', 'state', 'messagestate'): (('waiting', 'sending', 'sent', 'unknown', 'given_up'), ('bounced',)),
    ('outbox_messages', 'kind', 'messagekind'): (('invitation', 'receipt', 'declined', 'handover', 'placement'), ('reminder', 'names', 'change', 'news')),
}
# Copied tables forget on SQLite that their numbers are given once, unless told again (0003).
COPIED = {name: {'sqlite_autoincrement': True} for name in ('registrations', 'outbox_messages')}


def allow(new: bool) -> None:
    for (table, column, check), (before, more) in ALLOWED.items():
        name = op.f(f'ck_{table}_{check}')
        with op.batch_alter_table(table, table_kwargs=COPIED.get(table, {})) as batch_op:
            batch_op.drop_constraint(name, type_='check')
            batch_op.create_check_constraint(name, sa.column(column).in_(before + more if new else before))


def upgrade() -> None:
    op.create_table('balance_aims',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('dimension', sa.Enum('kind', 'county', name='balancedimension', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('value', sa.String(length=120), nullable=False),
    sa.Column('organisations', sa.Integer(), nullable=False),
    sa.CheckConstraint('organisations >= 0', name=op.f('ck_balance_aims_organisations')),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_balance_aims_conference_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_balance_aims')),
    sa.UniqueConstraint('conference_id', 'dimension', 'value', name=op.f('uq_balance_aims_conference_id_dimension_value'))
    )
    with op.batch_alter_table('balance_aims', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_balance_aims_conference_id'), ['conference_id'], unique=False)

    op.create_table('reserves',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('priority', sa.Integer(), nullable=False),
    sa.Column('added_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.CheckConstraint('priority BETWEEN 1 AND 9', name=op.f('ck_reserves_priority')),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_reserves_conference_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_reserves_organisation_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reserves')),
    sa.UniqueConstraint('conference_id', 'organisation_id', name=op.f('uq_reserves_conference_id_organisation_id'))
    )
    with op.batch_alter_table('reserves', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reserves_conference_id'), ['conference_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reserves_organisation_id'), ['organisation_id'], unique=False)

    op.create_table('campaigns',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('invitation', 'receipt', 'declined', 'handover', 'placement', 'reminder', 'names', 'change', 'news', name='messagekind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('audience', sa.JSON(), nullable=False),
    sa.Column('letters', sa.Integer(), nullable=False),
    sa.Column('created_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_campaigns_conference_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_campaigns_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaigns')),
    sa.UniqueConstraint('conference_id', 'number', name=op.f('uq_campaigns_conference_id_number'))
    )
    with op.batch_alter_table('campaigns', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_campaigns_conference_id'), ['conference_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_campaigns_user_id'), ['user_id'], unique=False)

    op.create_table('letter_texts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('invitation', 'receipt', 'declined', 'handover', 'placement', 'reminder', 'names', 'change', 'news', name='messagekind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('language', sa.Enum('nb', 'nn', name='writtenstandard', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('subject', sa.String(length=300), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('changed_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_letter_texts_conference_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_letter_texts_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter_texts')),
    sa.UniqueConstraint('conference_id', 'kind', 'language', name=op.f('uq_letter_texts_conference_id_kind_language'))
    )
    with op.batch_alter_table('letter_texts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_letter_texts_conference_id'), ['conference_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_letter_texts_user_id'), ['user_id'], unique=False)

    op.create_table('programme_drafts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('change', sa.String(length=120), nullable=False),
    sa.Column('changed_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_programme_drafts_conference_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_programme_drafts_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_programme_drafts')),
    sa.UniqueConstraint('conference_id', 'number', name=op.f('uq_programme_drafts_conference_id_number'))
    )
    with op.batch_alter_table('programme_drafts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_programme_drafts_conference_id'), ['conference_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_programme_drafts_user_id'), ['user_id'], unique=False)

    op.create_table('programme_releases',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('changes', sa.JSON(), nullable=False),
    sa.Column('letters', sa.Integer(), nullable=False),
    sa.Column('released_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_programme_releases_conference_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_programme_releases_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_programme_releases')),
    sa.UniqueConstraint('conference_id', 'number', name=op.f('uq_programme_releases_conference_id_number'))
    )
    with op.batch_alter_table('programme_releases', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_programme_releases_conference_id'), ['conference_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_programme_releases_user_id'), ['user_id'], unique=False)

    with op.batch_alter_table('conferences', schema=None) as batch_op:
        batch_op.add_column(sa.Column('capacity', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('opened_at', conference.models.base.UtcTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('reminders', sa.Integer(), server_default='2', nullable=False))
        batch_op.add_column(sa.Column('reminder_days', sa.Integer(), server_default='5', nullable=False))
        batch_op.add_column(sa.Column('predecessor_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_conferences_predecessor_id'), ['predecessor_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_conferences_predecessor_id'), 'conferences', ['predecessor_id'], ['id'], ondelete='SET NULL')
        batch_op.create_check_constraint(op.f('ck_conferences_capacity'), 'capacity > 0')
        batch_op.create_check_constraint(op.f('ck_conferences_reminders'), 'reminders BETWEEN 0 AND 5')
        batch_op.create_check_constraint(op.f('ck_conferences_reminder_days'), 'reminder_days BETWEEN 1 AND 30')
    # What there is already has been open to everybody all along.
    op.execute("UPDATE conferences SET opened_at = CURRENT_TIMESTAMP")

    with op.batch_alter_table('invitations', schema=None) as batch_op:
        batch_op.add_column(sa.Column('opened_at', conference.models.base.UtcTime(timezone=True), nullable=True))

    with op.batch_alter_table('organisations', schema=None) as batch_op:
        batch_op.add_column(sa.Column('number', sa.String(length=9), nullable=True))
        batch_op.add_column(sa.Column('aliases', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('tags', sa.JSON(), server_default='[]', nullable=False))
        batch_op.create_unique_constraint(batch_op.f('uq_organisations_number'), ['number'])

    with op.batch_alter_table('outbox_messages', table_kwargs=COPIED['outbox_messages']) as batch_op:
        batch_op.add_column(sa.Column('campaign_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('claimed_at', conference.models.base.UtcTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f('ix_outbox_messages_campaign_id'), ['campaign_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_outbox_messages_campaign_id'), 'campaigns', ['campaign_id'], ['id'], ondelete='SET NULL')

    with op.batch_alter_table('programme_items', schema=None) as batch_op:
        batch_op.add_column(sa.Column('room', sa.String(length=120), nullable=True))
    allow(new=True)


def downgrade() -> None:
    op.execute("DELETE FROM appearances WHERE status = 'cancelled'")
    op.execute("UPDATE invitations SET state = 'revoked' WHERE state = 'lapsed'")
    op.execute("UPDATE outbox_messages SET state = 'given_up' WHERE state = 'bounced'")
    op.execute("DELETE FROM outbox_messages WHERE kind IN ('reminder', 'names', 'change', 'news')")
    allow(new=False)
    with op.batch_alter_table('programme_items', schema=None) as batch_op:
        batch_op.drop_column('room')

    with op.batch_alter_table('outbox_messages', table_kwargs=COPIED['outbox_messages']) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_outbox_messages_campaign_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_outbox_messages_campaign_id'))
        batch_op.drop_column('claimed_at')
        batch_op.drop_column('campaign_id')

    with op.batch_alter_table('organisations', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_organisations_number'), type_='unique')
        batch_op.drop_column('tags')
        batch_op.drop_column('aliases')
        batch_op.drop_column('number')

    with op.batch_alter_table('invitations', schema=None) as batch_op:
        batch_op.drop_column('opened_at')

    with op.batch_alter_table('conferences', schema=None) as batch_op:
        for check in ('capacity', 'reminders', 'reminder_days'):
            batch_op.drop_constraint(op.f(f'ck_conferences_{check}'), type_='check')
        batch_op.drop_constraint(batch_op.f('fk_conferences_predecessor_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_conferences_predecessor_id'))
        batch_op.drop_column('predecessor_id')
        batch_op.drop_column('reminder_days')
        batch_op.drop_column('reminders')
        batch_op.drop_column('opened_at')
        batch_op.drop_column('capacity')

    with op.batch_alter_table('programme_releases', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_programme_releases_user_id'))
        batch_op.drop_index(batch_op.f('ix_programme_releases_conference_id'))

    op.drop_table('programme_releases')
    with op.batch_alter_table('programme_drafts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_programme_drafts_user_id'))
        batch_op.drop_index(batch_op.f('ix_programme_drafts_conference_id'))

    op.drop_table('programme_drafts')
    with op.batch_alter_table('letter_texts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_letter_texts_user_id'))
        batch_op.drop_index(batch_op.f('ix_letter_texts_conference_id'))

    op.drop_table('letter_texts')
    with op.batch_alter_table('campaigns', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_campaigns_user_id'))
        batch_op.drop_index(batch_op.f('ix_campaigns_conference_id'))

    op.drop_table('campaigns')
    with op.batch_alter_table('reserves', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reserves_organisation_id'))
        batch_op.drop_index(batch_op.f('ix_reserves_conference_id'))

    op.drop_table('reserves')
    with op.batch_alter_table('balance_aims', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_balance_aims_conference_id'))

    op.drop_table('balance_aims')
