import os

from flask import Flask

from .tools import shared

app = Flask(__name__)


@app.route("/")
def page():
    shared()
    return ""


@app.route("/swapped")
def swapped():
    before = os.environ["HOME"]
    os.environ["HOME"] = "/tmp"
    try:
        shared()
    finally:
        os.environ["HOME"] = before
    return ""


@app.route("/theme/<name>")
def theme(name):
    os.environ["THEME"] = name
    os.environ["TERM"] = "xterm"
    return ""
