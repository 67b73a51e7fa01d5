from fastapi import APIRouter

router = APIRouter()


@router.get("/all")
def all_lines(): ...


@router.route("/raw", methods=["GET", "POST"])
async def raw(request): ...
