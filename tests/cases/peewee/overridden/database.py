from peewee import CharField, ForeignKeyField, Model, SqliteDatabase

db = SqliteDatabase(":memory:")


class Log(Model):
    text = CharField()

    class Meta:
        database = db


class Order(Model):
    name = CharField()

    class Meta:
        database = db
        table_name = "orders"

    @classmethod
    def named(cls, name):
        return cls.select().where(cls.name == name)

    def save(self, *args, **kwargs):
        Log.create(text="saved")
        return super().save(*args, **kwargs)


class Line(Model):
    order = ForeignKeyField(Order, backref="lines", on_delete="CASCADE")

    class Meta:
        database = db


def create():
    db.create_tables([Log, Order, Line])


def add():
    order = Order(name="a")
    order.save()
    Line.create(order=order)


def find():
    return [order.name for order in Order.named("a")]


def lines_of():
    return [line.id for line in Line.select().join(Order).where(Order.name == "a")]
