from fastapi.routing import APIRouter

router = APIRouter(prefix="/customers")
admin = APIRouter(prefix="/admin")


@admin.put("/{name}")
def rename(name: str): ...


router.include_router(admin, prefix="/all")
