import os
from os import environ as env
from os import getenv

PREFIX = "SHOP"
PLACE = os.environ.get(f"{PREFIX}_PLACE", "hall")
API_TOKEN = getenv("SHOP_API_TOKEN", "abc")


def host():
    return env.get("SHOP_HOST", "localhost")


def port(default=getenv("SHOP_PORT", "80")):
    return default


def number():
    env.setdefault("SHOP_NUMBER", "3")
    return int(env["SHOP_NUMBER"])


def has(names=("SHOP_A", "SHOP_B")):
    return [os.environ.get(name) for name in names]


def taken():
    place = os.environ.setdefault("SHOP_TAKEN", "a/b")
    found = os.environ["SHOP_TAKEN"]
    return "/" in found, "/" in place


def is_set():
    return "SHOP_DEBUG" in os.environ


def forget():
    env.pop("SHOP_OLD", None)
    os.environ["SHOP_NEW"] = "x"
    if "SHOP_NEW" in os.environ:
        del os.environ["SHOP_NEW"]
