import os

import redis
import requests

RATES = "https://rates.example"
SEARCH = os.environ.get("SEARCH", "https://search.example")
REGION = "eu"
store = redis.Redis(host="cache.example")
other = redis.Redis(host=os.getenv("OTHER", "other.example"))


class Client:
    base = "https://base.example"

    def __init__(self, url="https://default.example"):
        self.url = url

    def ask(self):
        requests.get(f"{self.url}/a")
        requests.get(self.base + "/a")


def client(url):
    return Client(url)


def rates(name):
    return requests.get(f"{RATES}/rates/{name}")


def region():
    return requests.get(f"https://{REGION}.region.example/a")


def search():
    return requests.get(SEARCH + "/a")


def either(url):
    return requests.get((url or "https://either.example") + "/a")


def fetch(url):
    return requests.get(url)


def fetched():
    return fetch("https://fetched.example/a")


def formatted(name):
    return requests.get("https://formatted.example/{}".format(name))


def port(number):
    return requests.get("http://local.example:%s/a" % number)
