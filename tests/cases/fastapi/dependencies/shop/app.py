from typing import Annotated

from fastapi import Depends, FastAPI, Security

from .parts import Paging, SessionPart, current_user, get_clock, get_session

app = FastAPI(openapi_url=None)
LocalPart = Annotated[str, Depends(get_clock)]


@app.get("/orders")
def orders(session=Depends(get_session), user: str = Security(current_user, scopes=["a"])):
    return session.rows()


@app.get("/lines")
async def lines(session: SessionPart, clock: LocalPart, paging: Paging):
    return session.rows()


@app.get("/me")
def me(user: Annotated[str, Depends(current_user)]):
    return user


@app.get("/both")
def both(session: Annotated[object, Depends(get_session, use_cache=False)], clock: LocalPart | None = None):
    return session.rows()
