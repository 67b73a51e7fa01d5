from fastapi import APIRouter

from .lines import router as lines

router = APIRouter(prefix="/orders", tags=["orders"])


@router.get("")
def index(): ...


@router.get("/")
def index_with_slash(): ...


@router.post("/{number}")
def change(number: int): ...


router.include_router(lines, prefix="/{number}/lines")
