from flask import Flask, abort

app = Flask(__name__)


@app.errorhandler(404)
def missing(error):
    return "missing", 404


class Refused(Exception): ...


@app.errorhandler(Refused)
def refused(error):
    return "refused", 403


@app.route("/a")
def a():
    abort(404)


@app.route("/b")
def b():
    raise Refused


@app.route("/c")
def c():
    return "c"
