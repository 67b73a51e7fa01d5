from starlette.endpoints import HTTPEndpoint


class Base(HTTPEndpoint):
    async def get(self, request): ...


class Page(Base):
    async def post(self, request): ...

    def shown(self): ...


async def home(request): ...
