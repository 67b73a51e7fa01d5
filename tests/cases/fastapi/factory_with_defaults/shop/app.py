from shop.setup import create_app

app = create_app("shop")


@app.get("/")
def index(): ...


@app.get("/{rest:path}")
def other(rest: str): ...
