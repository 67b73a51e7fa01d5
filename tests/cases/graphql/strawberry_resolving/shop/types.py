import strawberry
import strawberry_django
from strawberry import auto

from . import models


@strawberry_django.type(models.Customer)
class CustomerType:
    id: auto

    @strawberry.field
    def label(self) -> str:
        return self.name.upper()


@strawberry_django.type(models.Line)
class LineType:
    name: auto


@strawberry_django.type(models.Order)
class OrderType:
    id: auto
    total: int
    customer: CustomerType | None
    lines: list[LineType]

    @classmethod
    def get_queryset(cls, queryset, info, **kwargs):
        return queryset.filter(size__gt=0)

    @strawberry_django.field
    def doubled(self) -> int:
        return self.total * 2


@strawberry.type
class Part:
    title: str

    @strawberry.field
    def shown(self) -> str:
        return self.short()

    def short(self):
        return self.title[:3]


@strawberry.type
class Report:
    title: str

    @strawberry.field
    def parts(self) -> list[Part]:
        return [Part(title="first")]
