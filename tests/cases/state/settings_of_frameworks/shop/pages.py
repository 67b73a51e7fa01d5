from django.conf import settings
from flask import Flask, current_app

app = Flask(__name__)
app.config["SHOP_NAME"] = "shop"
app.config.update(SHOP_SIZE=3, SHOP_KEY="k")


def shown():
    return settings.DEBUG, getattr(settings, "SHOP_COLOUR", "red"), hasattr(settings, "SHOP_AGE")


def name():
    return current_app.config["SHOP_NAME"], current_app.config.get("SHOP_SIZE", 4)
