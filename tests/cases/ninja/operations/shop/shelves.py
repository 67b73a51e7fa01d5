from ninja import Router

router = Router(tags=["shelves"])


@router.get("/{int:number}/")
def get_shelf(request, number: int, shop: str = ""):
    return {}
