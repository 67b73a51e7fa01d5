from .base import api


@api.get("/middle")
def middle(): ...
