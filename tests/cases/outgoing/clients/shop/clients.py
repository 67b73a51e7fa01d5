import httpx
import requests

BASE = "http://stock.example/v1"
session = requests.Session()
client = httpx.Client(base_url=BASE)


class Stock:
    def __init__(self, base="http://depot.example"):
        self.http = httpx.Client(base_url=f"{base}/api/")
        self.session = requests.Session()

    def count(self, name):
        return self.http.get(f"items/{name}")

    def order(self):
        return self.session.put("http://depot.example/orders")


class Signed(requests.Session):
    def sign(self):
        return self.patch("http://signed.example/a")
