import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade():
    users = op.create_table("users", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String))
    op.bulk_insert(users, [{"name": "a"}])
    op.create_table("roles", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("roles")
    op.drop_table("users")
