import threading
from contextvars import ContextVar

from flask import g

tenant = ContextVar("tenant", default="none")
current = threading.local()


def enter(name):
    token = tenant.set(name)
    current.user = name
    g.user = name
    return token


def leave(token):
    tenant.reset(token)


def who():
    return tenant.get(), getattr(current, "user", None), current.user, g.user
