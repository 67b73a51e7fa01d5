import strawberry
import strawberry_django
from strawberry import auto

from . import models


@strawberry_django.type(models.Order)
class OrderType:
    id: auto
    size: auto


@strawberry.type
class Status:
    text: str
