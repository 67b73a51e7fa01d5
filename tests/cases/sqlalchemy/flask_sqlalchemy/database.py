from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.query import Query

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"


class Active(Query):
    def active(self):
        return self.filter_by(is_active=True)


db = SQLAlchemy(query_class=Active)
db.init_app(app)
tagging = db.Table(
    "tagging",
    db.Column("user_id", db.ForeignKey("user.id"), primary_key=True),
    db.Column("tag_id", db.ForeignKey("tag.id"), primary_key=True),
)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    is_active = db.Column(db.Boolean, default=True)
    tags = db.relationship("Tag", secondary=tagging, backref=db.backref("users", lazy="dynamic"))


class Tag(db.Model):
    id = db.Column(db.Integer, primary_key=True)


class APIToken(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    user_id = db.Column(db.Integer, db.ForeignKey(User.id), unique=True)
    user = db.relationship(User, backref=db.backref("token", uselist=False, cascade="all, delete-orphan"))


class ReadToken(APIToken):
    __tablename__ = None


def create():
    app.app_context().push()
    db.create_all()


def add():
    user = User(tags=[Tag()])
    db.session.add(user)
    db.session.add(APIToken(user=user))
    db.session.commit()


def active():
    return [user.tags for user in User.query.active().all()]


def get():
    return db.session.get(User, 1), db.get_or_404(Tag, 1), User.query.get_or_404(1)


def selected():
    return db.session.execute(db.select(User).filter_by(id=1)).scalar_one()


def first():
    return db.first_or_404(db.select(Tag))


def paged():
    for user in db.paginate(db.select(User), page=1, per_page=5).items:
        print(user.token)


def paged_query():
    with app.test_request_context():
        return [user.id for user in User.query.order_by(User.id).paginate(page=1).items]


def dynamic():
    return Tag.query.first().users.filter_by(is_active=True).all()


def change():
    User.query.filter(User.id == 1).update({User.is_active: False})
    db.session.commit()


def drop():
    APIToken.query.filter_by(id=4).delete()
    db.session.commit()
