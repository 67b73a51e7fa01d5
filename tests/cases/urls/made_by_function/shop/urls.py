from django.urls import path

from . import crud, views


def schedule_urls(prefix, name=""):
    prefix = prefix.rstrip("/")
    return [
        path(f"{prefix}{ending}", view, name=f"{name}{word}")
        for ending, view, word in [
            ("/", views.Schedule.as_view(), "schedule"),
            (".xml", views.export, "export"),
        ]
    ]


def report(route, view=views.stats):
    return [path(f"reports/{route}/", view)]


urlpatterns = [
    *schedule_urls("schedule"),
    *schedule_urls("versions/<version>", "versioned-"),
    *report("days"),
    *crud.Orders.get_urls("orders"),
    *crud.Customers.get_urls(base="customers", actions=("list", "detail")),
    *report("exports", view=views.export),
]
