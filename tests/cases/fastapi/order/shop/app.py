from .base import api, app
from . import zebra, apple
from .late import attach


@api.get("/{word}")
def anything(word: str): ...


attach(app)
app.include_router(api)
app.include_router(zebra.inner)
