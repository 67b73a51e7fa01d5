from .models import Event


def create():
    Event.objects.create()
