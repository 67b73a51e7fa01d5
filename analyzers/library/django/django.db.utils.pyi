"""The routers that the settings name: each is asked for every query in which database its rows are. That for it alone."""

from _declared import configured, on_behalf

class ConnectionRouter:
    def __init__(self, routers=None): on_behalf(configured("DATABASE_ROUTERS"), self._ask, "_handler")
    def _ask(self, factory):
        router = factory()
        router.db_for_read(None)
        router.db_for_write(None)
        router.allow_relation(None, None)
        router.allow_migrate("", "", model_name="")

ConnectionRouter()
