from fastapi import Depends, FastAPI

from .orders import inner, router
from .parts import around_all, audit, included, log

app = FastAPI(openapi_url=None, dependencies=[Depends(around_all)])
router.include_router(inner, dependencies=[Depends(audit)])
app.include_router(router, dependencies=[Depends(included)])


@app.get("/", dependencies=[Depends(log)])
def home(): ...
