import os
import urllib.request
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import requests
from requests import get

HOST = "http://rates.example"


def listed():
    return requests.get(HOST + "/all").json()


def one(name="gold"):
    return get(f"{HOST}/rates/{name}", params={"day": 1})


def changed(number=3):
    requests.post("%s/rates/%d" % (HOST, number), json={})
    requests.request("PUT", "{}/rates/{}".format(HOST, number), data="x")


def sent(method="delete"):
    requests.request(method, url=HOST + "/old")


def opened():
    urlopen(HOST + "/plain").read()
    urllib.request.urlopen(Request(HOST + "/asked"))
    wanted = Request(url=HOST + "/named")
    urlopen(wanted)
    urlopen(HOST + "/posted", b"x")


def configured():
    requests.head(os.environ.get("RATES", "http://other.example") + "/head")


def repeated():
    for name in ("a", "b"):
        requests.get(f"{HOST}/each/{name}")
