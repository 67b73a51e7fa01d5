from . import middle
from .base import api


@api.get("/apple")
def apple(): ...
