from peewee import fn

from database import Tweet, User, db


def prepare():
    user = User.create(name="a")
    Tweet(user=user, size=1).save()
    Tweet.insert(user=user, size=2).execute()
    Tweet.insert_many([{"user": user, "size": 3}]).execute()


def all_of():
    return [user.name for user in User.select().where(User.name == "a")]


def get():
    return User.get(User.name == "a"), User.get_by_id(1), User.get_or_none(User.id == 7)


def get_or_create():
    return User.get_or_create(name="b")


def count():
    return Tweet.select().where(Tweet.size > 1).count()


def biggest():
    return Tweet.select(fn.MAX(Tweet.size)).scalar()


def joined():
    return list(Tweet.select(Tweet, User).join(User).where(User.name == "a"))


def change():
    Tweet.update(size=4).where(Tweet.size == 3).execute()


def change_row():
    tweet = Tweet.get_by_id(1)
    tweet.size = 9
    tweet.save()


def drop():
    Tweet.delete().where(Tweet.size == 2).execute()


def drop_row():
    Tweet.get_by_id(3).delete_instance()


def follow():
    for tweet in Tweet.select():
        print(tweet.user.name)


def follow_back():
    return [tweet.size for tweet in User.get_by_id(1).tweets]


def inner():
    small = Tweet.select(Tweet.user).where(Tweet.size < 5)
    return list(User.select().where(User.id.in_(small)))


def together():
    with db.atomic():
        User.create(name="c")
        Tweet.update(size=1).execute()


@db.atomic()
def decorated():
    User.delete().execute()


def first():
    return User.select().order_by(User.name).first()


def raw():
    return db.execute_sql("SELECT name FROM user").fetchall()


def build():
    return User.select()


def built():
    return list(build().where(User.name == "x"))
