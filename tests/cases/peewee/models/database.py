from peewee import CharField, CompositeKey, DeferredForeignKey, ForeignKeyField, Model, SqliteDatabase

db = SqliteDatabase(":memory:")


class Base(Model):
    class Meta:
        database = db


class User(Base):
    name = CharField()


class OrderLine(Base):
    user = ForeignKeyField(User, backref="lines")
    other = ForeignKeyField(User, null=True, unique=True, column_name="other")

    class Meta:
        table_name = "lines"


class HTTPLog(Base):
    line = ForeignKeyField(model=OrderLine, backref="logs", on_delete="CASCADE")
    parent = ForeignKeyField("self", null=True)

    class Meta:
        legacy_table_names = False


class Pair(Base):
    user = ForeignKeyField(User)
    log = DeferredForeignKey("Later", null=True)

    class Meta:
        table_name = "pairs"
        schema = "main"
        primary_key = CompositeKey("user", "log")


class Later(Base):
    size = CharField()


class Child(OrderLine):
    size = CharField()
