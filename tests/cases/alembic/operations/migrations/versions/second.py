import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base
from sqlalchemy.sql import column, table

revision = "2"
down_revision = "1"
Base = declarative_base()
roles = table("roles", column("id", sa.Integer), column("user_id", sa.Integer))


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String)


def upgrade():
    with op.batch_alter_table("roles") as batch:
        batch.add_column(sa.Column("user_id", sa.Integer))
    op.execute("UPDATE users SET name = 'b'")
    op.execute(roles.insert().values(id=1))
    copy_users()
    name_users()


def copy_users():
    connection = op.get_bind()
    for row in connection.execute(sa.text("SELECT id FROM users")):
        connection.execute(roles.update().where(roles.c.id == 1).values(user_id=row.id))


def name_users():
    session = Session(bind=op.get_bind())
    for user in session.query(User):
        user.name = "c"
    session.flush()


def downgrade():
    op.execute(roles.delete())
