from fastapi import FastAPI

from .settings import VERSION, settings
from .orders import router

app = FastAPI(openapi_url=f"{settings.API}/openapi.json", docs_url=None, redoc_url=None)
app.include_router(router, prefix=settings.API)
app.include_router(router, prefix=f"{settings.API}/{VERSION}")
app.include_router(router, prefix=settings.nested.path + "/old")
app.include_router(router, prefix=settings.computed)
