from fastapi import APIRouter

from .base import api

inner = APIRouter(prefix="/zebra")


@api.get("/zebra")
def zebra(): ...


@inner.get("/one")
def one(): ...
