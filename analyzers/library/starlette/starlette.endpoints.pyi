"""Classes that answer requests."""

from starlette.requests import Request

class HTTPEndpoint:
    def __init__(self, scope, receive, send): ...
    def _enter(self): self.dispatch()
    def dispatch(self):
        self.get(Request())
        self.head(Request())
        self.post(Request())
        self.put(Request())
        self.patch(Request())
        self.delete(Request())
        self.options(Request())

class WebSocketEndpoint:
    def __init__(self, scope, receive, send): ...
    def _enter(self): self.dispatch()
    def dispatch(self):
        self.on_connect(None)
        self.on_receive(None, "")
        self.on_disconnect(None, 0)
    def on_connect(self, websocket): ...
    def on_receive(self, websocket, data): ...
    def on_disconnect(self, websocket, close_code): ...
