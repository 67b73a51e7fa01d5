from flask import Flask

from .lines import lines
from .orders import orders

app = Flask(__name__)
app.register_blueprint(orders, url_prefix="/orders")
app.register_blueprint(lines, url_prefix="/lines")
