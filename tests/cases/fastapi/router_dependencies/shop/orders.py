from fastapi import APIRouter, Depends

from .parts import api_key, log

inner = APIRouter(prefix="/inner")
router = APIRouter(prefix="/orders", dependencies=[Depends(api_key)])


@router.get("/", dependencies=[Depends(log)])
def index(): ...


@router.post("/")
def create(): ...


@inner.get("/")
def deep(): ...
