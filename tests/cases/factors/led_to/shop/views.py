from flask import Flask, signals

from shop import api, backends

app = Flask(__name__)
VIEWS = []
LOADED = {}
SENT = []


@app.route("/")
def page():
    VIEWS.append(1)
    store = backends.KINDS.find("memory")()
    store.save(1)
    LOADED["a"] = getattr(store, "…")
    return ""


@signals.request_finished.connect
def sent(sender):
    _note(sender)


def _note(sender):
    SENT.append(sender)
