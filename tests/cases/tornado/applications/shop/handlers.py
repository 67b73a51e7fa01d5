from tornado.web import RequestHandler


class Base(RequestHandler):
    def prepare(self): ...

    async def get(self, *args, **kwargs): ...


class Orders(Base):
    def post(self): ...


class Order(Base):
    def initialize(self, db): ...

    def delete(self, number): ...


class Health(RequestHandler):
    def head(self, *args): ...


HELP = [(r"/help", "shop.handlers.Base")]
