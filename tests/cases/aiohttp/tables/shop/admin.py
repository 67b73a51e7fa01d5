from aiohttp import web

routes = web.RouteTableDef()


@routes.route("HEAD", "/users")
async def users(request): ...
