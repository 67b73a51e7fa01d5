import sqlalchemy as sa

from database import Base
from shop import tables


class Model:
    orders = tables.Table("orders", Base.metadata, sa.Column("id", sa.Integer, primary_key=True))
    lines = tables.Table(
        "lines",
        Base.metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("order_id", sa.Integer, sa.ForeignKey("orders.id")),
    )


notes = tables.Table("notes", Base.metadata, sa.Column("order_id", sa.ForeignKey("orders.id")))
