from typing import Annotated

from fastapi import Depends


class Session:
    def rows(self):
        return []

    def close(self): ...


def get_url():
    return "sqlite://"


def get_session(url: str = Depends(get_url)):
    session = Session()
    try:
        yield session
    finally:
        session.close()


SessionPart = Annotated[Session, Depends(get_session)]


async def token():
    return "x"


async def current_user(session: SessionPart, token: Annotated[str, Depends(token)]):
    session.rows()
    return "somebody"


def get_clock():
    return "now"


def page(size: int = 10):
    return size


Paging = Annotated[int, Depends(page)]
