from fastapi import APIRouter

PATH = "/orders"
router = APIRouter()


@router.get(PATH)
def index(): ...


@router.get(PATH + "/{number}")
def show(number: int): ...


@router.post(f"{PATH}/{{number}}")
def change(number: int): ...
