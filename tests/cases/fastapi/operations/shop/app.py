from fastapi import FastAPI, WebSocket
from starlette.responses import PlainTextResponse

app = FastAPI()


@app.get("/orders")
def orders(): ...


@app.post("/orders", status_code=201)
async def create(): ...


@app.api_route("/orders/{number}", methods=["PUT", "PATCH"])
def change(number: int): ...


@app.delete("/orders/{number}")
@app.delete("/cancelled/{number}")
def cancel(number: int): ...


@app.head("/alive")
def alive(): ...


@app.websocket("/live/{number}")
async def live(websocket: WebSocket, number: int): ...


def totals(): ...


def plain(request):
    return PlainTextResponse("plain")


async def stream(websocket): ...


app.add_api_route("/totals", totals, methods={"get", "POST"})
app.add_api_route("/sum", endpoint=totals)
app.add_route("/plain", plain)
app.add_api_websocket_route("/stream", stream)
app.get("/later")(totals)
