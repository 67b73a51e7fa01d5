from alembic import command
from alembic.config import Config
from sqlalchemy import Column, Integer, MetaData, Table, create_engine
from sqlalchemy.pool import StaticPool

engine = create_engine("sqlite://", poolclass=StaticPool)
metadata = MetaData()
orders = Table("orders", metadata, Column("id", Integer, primary_key=True), Column("size", Integer))
old_orders = Table("old_orders", metadata, Column("id", Integer, primary_key=True))


def upgrade():
    config = Config()
    config.set_main_option("script_location", "migrations")
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")
