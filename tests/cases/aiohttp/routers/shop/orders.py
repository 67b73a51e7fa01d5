from aiohttp import web


class Base(web.View):
    async def get(self): ...


class Orders(Base):
    async def post(self): ...


async def listing(request): ...


async def order(request): ...
