import logging
import logging.config
from logging.handlers import RotatingFileHandler

LOGGING = {
    "version": 1,
    "handlers": {
        "file": {"class": "logging.FileHandler", "filename": "orders.log"},
        "console": {"class": "logging.StreamHandler"},
    },
    "root": {"handlers": ["file"]},
}


def configured():
    logging.config.dictConfig(LOGGING)


def made():
    logging.getLogger("shop").addHandler(RotatingFileHandler("bills.log", maxBytes=1000))


def basic():
    logging.basicConfig(filename="all.log", force=True)
