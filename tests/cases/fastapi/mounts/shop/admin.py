from fastapi import FastAPI

admin = FastAPI(openapi_url="")


@admin.post("/users/{name}")
def user(name: str): ...
