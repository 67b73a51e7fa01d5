from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/orders")
async def listing(request): ...


@routes.post("/orders")
@routes.put(r"/orders/{number:\d{2}}")
async def save(request): ...


@routes.view("/people")
class People(web.View):
    async def get(self): ...

    async def delete(self): ...
