from fastapi import FastAPI

app = FastAPI(openapi_url=None)


@app.get("/files/{path:path}")
def file(path: str): ...


@app.get("/orders/{number:int}")
def order(number: int): ...


@app.get("/orders/new")
def new(): ...


@app.get("/orders/{word}")
def named(word: str): ...


@app.get("/prices/{price:float}/{key:uuid}")
def price(price: float, key: str): ...


@app.get("/a.b/{one}-{two}")
def pair(one: str, two: str): ...


@app.get("/orders/{word}/")
def slashed(word: str): ...
