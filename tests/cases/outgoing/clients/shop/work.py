import http.client

import httpx
import requests

from .clients import BASE, Signed, Stock, client, session


def with_session():
    session.post(BASE + "/orders")


def with_client():
    client.delete("/orders/3")
    client.get("http://elsewhere.example/x")


def in_block():
    with requests.Session() as inner:
        inner.get("http://block.example/")
    with httpx.Client(base_url="http://block.example") as other:
        other.request("OPTIONS", "/x")


def given(http: httpx.Client):
    return http.get("/given")


def gives():
    given(httpx.Client(base_url="http://given.example"))


def plain():
    connection = http.client.HTTPConnection("plain.example")
    connection.request("GET", "/a/b")
    connection.getresponse()


def by_method():
    Stock().count("nut")


def by_attribute():
    Stock().order()


def by_subclass():
    Signed().sign()
