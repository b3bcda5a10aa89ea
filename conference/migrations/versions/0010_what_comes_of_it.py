"""what comes of it: themes, owners, answers, the report; contributions outlive their sessions"""

import sqlalchemy as sa
from alembic import op
import conference.models.base
from conference.domain.search import fold


revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

# Copied tables forget on SQLite that their numbers are given once, unless told again (0003).
NUMBERED = {'sqlite_autoincrement': True}
SEARCHED = sa.table('contributions', sa.column('id'), sa.column('text'), sa.column('responsible'), sa.column('search_key'))
INDEXES = ('ix_contributions_approved_by_id', 'ix_contributions_body_id', 'ix_contributions_merged_into_id', 'ix_contributions_public', 'ix_contributions_session_id')
PUBLIC = sa.text("approved_at IS NOT NULL AND kind != 'none' AND removed_at IS NULL AND merged_into_id IS NULL")
COLUMNS = ('search_key', 'answered_at', 'follow_up', 'body_id', 'merged_into_id', 'approved_by_id', 'approved_at', 'is_lifted', 'is_responsible_inferred', 'is_session_inferred', 'origin', 'said_by')


def upgrade() -> None:
    op.create_table('bodies',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('name_key', sa.Text().with_variant(sa.Text(collation='C'), 'postgresql'), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bodies')),
    sa.UniqueConstraint('name_key', name=op.f('uq_bodies_name_key'))
    )
    op.create_table('themes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', conference.models.base.TranslatedText(none_as_null=True), nullable=False),
    sa.Column('name_key', sa.Text().with_variant(sa.Text(collation='C'), 'postgresql'), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_themes')),
    sa.UniqueConstraint('name_key', name=op.f('uq_themes_name_key'))
    )
    op.create_table('stewards',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('body_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('email', sa.String(length=300), nullable=False),
    sa.Column('written_standard', sa.Enum('nb', 'nn', name='writtenstandard', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=True),
    sa.Column('link_expires_at', conference.models.base.UtcTime(timezone=True), nullable=True),
    sa.Column('created_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['body_id'], ['bodies.id'], name=op.f('fk_stewards_body_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stewards')),
    sa.UniqueConstraint('body_id', 'email', name=op.f('uq_stewards_body_id_email')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_stewards_token_hash')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('stewards', table_kwargs=NUMBERED) as batch_op:
        batch_op.create_index(batch_op.f('ix_stewards_body_id'), ['body_id'], unique=False)

    op.create_table('chapters',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('theme_id', sa.Integer(), nullable=True),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.Column('changed_at', conference.models.base.UtcTime(timezone=True), nullable=True),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(number = 0) = (theme_id IS NULL)', name=op.f('ck_chapters_summary')),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_chapters_conference_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['theme_id'], ['themes.id'], name=op.f('fk_chapters_theme_id')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_chapters_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_chapters')),
    sa.UniqueConstraint('conference_id', 'number', name=op.f('uq_chapters_conference_id_number')),
    sa.UniqueConstraint('conference_id', 'theme_id', name=op.f('uq_chapters_conference_id_theme_id'))
    )
    with op.batch_alter_table('chapters', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_chapters_conference_id'), ['conference_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_chapters_theme_id'), ['theme_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_chapters_user_id'), ['user_id'], unique=False)

    op.create_table('reports',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conference_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('finalised_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('checksum', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['conference_id'], ['conferences.id'], name=op.f('fk_reports_conference_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_reports_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reports')),
    sa.UniqueConstraint('conference_id', 'version', name=op.f('uq_reports_conference_id_version'))
    )
    with op.batch_alter_table('reports', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reports_conference_id'), ['conference_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reports_user_id'), ['user_id'], unique=False)

    op.create_table('chapter_sessions',
    sa.Column('chapter_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['chapter_id'], ['chapters.id'], name=op.f('fk_chapter_sessions_chapter_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['session_id'], ['parallel_sessions.id'], name=op.f('fk_chapter_sessions_session_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('chapter_id', 'session_id', name=op.f('pk_chapter_sessions'))
    )
    with op.batch_alter_table('chapter_sessions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_chapter_sessions_session_id'), ['session_id'], unique=False)

    op.create_table('continuations',
    sa.Column('earlier_id', sa.Integer(), nullable=False),
    sa.Column('later_id', sa.Integer(), nullable=False),
    sa.CheckConstraint('earlier_id <> later_id', name=op.f('ck_continuations_two')),
    sa.ForeignKeyConstraint(['earlier_id'], ['contributions.id'], name=op.f('fk_continuations_earlier_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['later_id'], ['contributions.id'], name=op.f('fk_continuations_later_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('earlier_id', 'later_id', name=op.f('pk_continuations'))
    )
    with op.batch_alter_table('continuations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_continuations_later_id'), ['later_id'], unique=False)

    op.create_table('contribution_references',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('law', 'white_paper', 'budget', 'other', name='referencekind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('url', sa.String(length=500), nullable=False),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_contribution_references_contribution_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contribution_references'))
    )
    with op.batch_alter_table('contribution_references', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contribution_references_contribution_id'), ['contribution_id'], unique=False)

    op.create_table('contribution_themes',
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('theme_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_contribution_themes_contribution_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['theme_id'], ['themes.id'], name=op.f('fk_contribution_themes_theme_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('contribution_id', 'theme_id', name=op.f('pk_contribution_themes'))
    )
    with op.batch_alter_table('contribution_themes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contribution_themes_theme_id'), ['theme_id'], unique=False)

    op.create_table('follow_ups',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('new', 'considered', 'followed_up', 'partly', 'not_followed_up', name='followupstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('text', sa.String(length=4000), nullable=False),
    sa.Column('body_id', sa.Integer(), nullable=False),
    sa.Column('answered_at', conference.models.base.UtcTime(timezone=True), nullable=False),
    sa.Column('by', sa.Enum('link', 'user', 'command', name='actorkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('steward_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("text <> '' OR state IN ('new', 'considered')", name=op.f('ck_follow_ups_reason')),
    sa.ForeignKeyConstraint(['body_id'], ['bodies.id'], name=op.f('fk_follow_ups_body_id')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_follow_ups_contribution_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['steward_id'], ['stewards.id'], name=op.f('fk_follow_ups_steward_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_follow_ups_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_ups')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('follow_ups', table_kwargs=NUMBERED) as batch_op:
        batch_op.create_index(batch_op.f('ix_follow_ups_body_id'), ['body_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_follow_ups_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_follow_ups_steward_id'), ['steward_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_follow_ups_user_id'), ['user_id'], unique=False)

    with op.batch_alter_table('contributions', table_kwargs=NUMBERED) as batch_op:
        batch_op.add_column(sa.Column('said_by', sa.String(length=200), server_default='', nullable=False))
        batch_op.add_column(sa.Column('origin', sa.Enum('room', 'link', 'report', name='origin', native_enum=False, create_constraint=True, length=32), server_default='room', nullable=False))
        batch_op.add_column(sa.Column('is_session_inferred', sa.Boolean(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('is_responsible_inferred', sa.Boolean(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('is_lifted', sa.Boolean(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('approved_at', conference.models.base.UtcTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('approved_by_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('merged_into_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('body_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('follow_up', sa.Enum('new', 'considered', 'followed_up', 'partly', 'not_followed_up', name='followupstate', native_enum=False, create_constraint=True, length=32), server_default='new', nullable=False))
        batch_op.add_column(sa.Column('answered_at', conference.models.base.UtcTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('search_key', sa.Text().with_variant(sa.Text(collation='C'), 'postgresql'), nullable=True))
        batch_op.alter_column('occurrence_id',
               existing_type=sa.INTEGER(),
               nullable=True)
        batch_op.alter_column('session_id',
               existing_type=sa.INTEGER(),
               nullable=True)
        batch_op.create_index(batch_op.f('ix_contributions_approved_by_id'), ['approved_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contributions_body_id'), ['body_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contributions_merged_into_id'), ['merged_into_id'], unique=False)
        batch_op.create_index('ix_contributions_public', ['conference_id', 'follow_up'], unique=False, sqlite_where=PUBLIC, postgresql_where=PUBLIC)
        batch_op.create_index(batch_op.f('ix_contributions_session_id'), ['session_id'], unique=False)
        batch_op.drop_constraint(batch_op.f('fk_contributions_occurrence'), type_='foreignkey')
        batch_op.create_foreign_key(batch_op.f('fk_contributions_approved_by_id'), 'users', ['approved_by_id'], ['id'], ondelete='SET NULL')
        batch_op.create_foreign_key(batch_op.f('fk_contributions_occurrence_id'), 'occurrences', ['occurrence_id'], ['id'], ondelete='SET NULL')
        batch_op.create_foreign_key(batch_op.f('fk_contributions_session_id'), 'parallel_sessions', ['session_id'], ['id'], ondelete='SET NULL')
        batch_op.create_foreign_key(batch_op.f('fk_contributions_body_id'), 'bodies', ['body_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_contributions_merged_into_id'), 'contributions', ['merged_into_id'], ['id'], ondelete='SET NULL')
        batch_op.create_check_constraint(op.f('ck_contributions_merged'), 'merged_into_id <> id')
        batch_op.create_check_constraint(op.f('ck_contributions_owned'), "body_id IS NOT NULL OR follow_up = 'new'")
        batch_op.drop_column('slot_id')
    fill_keys()
    with op.batch_alter_table('contributions', table_kwargs=NUMBERED) as batch_op:
        batch_op.alter_column('search_key', existing_type=sa.Text(), nullable=False)


def fill_keys() -> None:
    connection = op.get_bind()
    for row in connection.execute(sa.select(SEARCHED.c.id, SEARCHED.c.text, SEARCHED.c.responsible)).all():
        key = fold("\n".join(filter(None, (row.text, row.responsible))))
        connection.execute(SEARCHED.update().where(SEARCHED.c.id == row.id).values(search_key=key))



def downgrade() -> None:
    op.execute('DELETE FROM contributions WHERE occurrence_id IS NULL OR session_id IS NULL')
    with op.batch_alter_table('contributions', table_kwargs=NUMBERED) as batch_op:
        batch_op.add_column(sa.Column('slot_id', sa.Integer(), nullable=True))
        for name in INDEXES:
            batch_op.drop_index(name)
        for name in ('approved_by_id', 'occurrence_id', 'session_id', 'body_id', 'merged_into_id'):
            batch_op.drop_constraint(op.f(f'fk_contributions_{name}'), type_='foreignkey')
        for name in ('merged', 'owned', 'origin', 'followupstate'):
            batch_op.drop_constraint(op.f(f'ck_contributions_{name}'), type_='check')
        for name in COLUMNS:
            batch_op.drop_column(name)
    op.execute('UPDATE contributions SET slot_id = (SELECT slot_id FROM occurrences WHERE occurrences.id = contributions.occurrence_id)')
    with op.batch_alter_table('contributions', table_kwargs=NUMBERED) as batch_op:
        for name in ('occurrence_id', 'slot_id', 'session_id'):
            batch_op.alter_column(name, existing_type=sa.Integer(), nullable=False)
        batch_op.create_foreign_key('fk_contributions_occurrence', 'occurrences', ['occurrence_id', 'slot_id', 'session_id'], ['id', 'slot_id', 'session_id'], ondelete='CASCADE')
    for table in ('follow_ups', 'contribution_themes', 'contribution_references', 'continuations', 'chapter_sessions', 'reports', 'chapters', 'stewards', 'themes', 'bodies'):
        op.drop_table(table)
