from peewee import CharField, ForeignKeyField, IntegerField, Model, SqliteDatabase

db = SqliteDatabase(":memory:")


class User(Model):
    name = CharField()

    class Meta:
        database = db


class Tweet(Model):
    user = ForeignKeyField(User, backref="tweets")
    size = IntegerField(default=0)

    class Meta:
        database = db


def create():
    db.create_tables([User, Tweet])
