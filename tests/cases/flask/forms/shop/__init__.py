from flask import Flask, request

from shop.forms import OrderForm
from shop.orders import Order

app = Flask(__name__)
app.config.update(SECRET_KEY="x", WTF_CSRF_ENABLED=False)


@app.route("/orders", methods=["POST"])
def add():
    form = OrderForm()
    order = Order()
    if form.validate_on_submit():
        form.populate_obj(order)
        return form.amount.data.text()
    return str(form.errors)


@app.route("/plain", methods=["POST"])
def plain():
    form = OrderForm(request.form)
    return str(form.validate())
