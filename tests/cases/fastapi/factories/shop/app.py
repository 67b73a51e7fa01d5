from fastapi import FastAPI

from .routers import archive, make_router, register


def create_app(debug: bool = False) -> FastAPI:
    app = FastAPI(openapi_url=None)
    app.include_router(make_router("/orders"))
    app.include_router(make_router("/customers", with_list=False), prefix="/v1")
    register(app)
    app.include_router(archive(), prefix="/archive")

    @app.get("/health")
    def health(): ...

    return app


app = create_app()
