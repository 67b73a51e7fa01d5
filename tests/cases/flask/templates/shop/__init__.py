from flask import Flask, g, render_template

from shop.orders import Order, orders


def create_app():
    app = Flask(__name__)
    app.register_blueprint(orders)
    app.jinja_env.filters["money"] = money
    app.jinja_env.globals.update(version=version)
    app.add_template_filter(short, "short")

    @app.template_filter("shout")
    def shouting(text):
        return text.upper()

    @app.template_test("big")
    def is_big(number):
        return number > 1

    @app.template_global()
    def today():
        return "today"

    @app.context_processor
    def shop():
        return {"newest": Order(3), "named": lambda: "x"}

    @app.route("/")
    def index():
        g.order = Order(2)
        return render_template("index.html", first=Order(1))

    return app


def money(value):
    return f"{value} EUR"


def short(text):
    return text[:3]


def version():
    return "1"
