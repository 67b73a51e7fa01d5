from ninja.router import Router

from shop import shelves

router = Router()
router.add_router("/shelves/", shelves.router)


@router.get("count")
def count(request, shop: str):
    return 0
