class Timing:
    def __init__(self, app, unit="ms"):
        self.app = app
        self.unit = unit

    async def __call__(self, scope, receive, send):
        self.start()
        await self.app(scope, receive, send)

    def start(self): ...


class Inner(Timing): ...


def add_timing(app):
    app.add_middleware(Inner)
