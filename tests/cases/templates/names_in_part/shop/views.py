from django.http import HttpRequest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.generic import TemplateView

from shop.alerts import Alert


class Legal(TemplateView):
    page = None

    def get_template_names(self):
        return ["legal/{}.html".format(self.page)]


class Letter:
    kind = ""

    def render(self):
        return render_to_string(f"mail/{self.kind}.html", {"alert": Alert()})

    def subject(self):
        name = "mail/" + self.kind + "_subject.txt"
        return render_to_string(name)


class Sent(Letter):
    kind = "sent"


class Paid(Letter):
    kind = "paid"


def legal(page):
    return render(HttpRequest(), "legal/%s.html" % page)


def count():
    return render_to_string("js/count.js")


def any_page(name):
    return render_to_string(f"{name}.html")


def show():
    for letter in (Sent(), Paid()):
        letter.render()
    Sent().subject()
    legal("terms")
    legal("privacy")
    count()
    any_page("mail/sent")
