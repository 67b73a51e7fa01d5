from flask import Blueprint, Flask, g, redirect, render_template, url_for

pages = Blueprint("pages", __name__, url_prefix="/<lang>")


@pages.url_defaults
def add_language(endpoint, values):
    values.setdefault("lang", g.lang)


@pages.url_value_preprocessor
def take_language(endpoint, values):
    g.lang = values.pop("lang")


@pages.route("/")
def index():
    return render_template("index.html")


@pages.route("/old")
def old():
    return redirect(url_for("pages.index"))


app = Flask(__name__)
app.register_blueprint(pages)
