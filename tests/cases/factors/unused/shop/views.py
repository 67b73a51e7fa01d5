from flask import Flask, signals

app = Flask(__name__)
ORDERS = []
OLD = []
SEEN = []
KINDS = {}


class Kinds:
    kinds = {}

    @classmethod
    def forget(cls, name):
        del cls.kinds[name]


@app.route("/")
def page():
    ORDERS.append(1)
    return ""


@app.teardown_request
def after(error):
    SEEN.append(error)


def forget():
    OLD.clear()


def named():
    KINDS["a"] = 1


app.jinja_env.filters["named"] = named
