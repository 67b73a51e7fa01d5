from aiohttp import web

from shop import admin, orders

app = web.Application()
app.add_routes(orders.routes)
inner = web.Application()
inner.add_routes(admin.routes)
innermost = web.Application()
innermost.router.add_get("/deep", admin.users)
inner.add_subapp("/more", innermost)
app.add_subapp("/admin/", inner)
