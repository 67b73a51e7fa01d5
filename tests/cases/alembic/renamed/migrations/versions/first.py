import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade():
    op.create_table("old_orders", sa.Column("id", sa.Integer, primary_key=True))
    op.execute(sa.text("INSERT INTO old_orders (id) VALUES (1)"))
    op.rename_table("old_orders", "orders")
    op.add_column("orders", sa.Column("size", sa.Integer))
    metadata = sa.MetaData()
    orders = sa.Table("orders", metadata, sa.Column("id", sa.Integer), sa.Column("size", sa.Integer))
    op.get_bind().execute(sa.update(orders).values(size=1))
    fill(op.get_bind(), orders)


def fill(connection, rows):
    connection.execute(sa.insert(rows).from_select(["size"], sa.select(rows.c.size)))
