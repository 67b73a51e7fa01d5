"""Who is logged in: what the program's own function loads."""

from _declared import on_behalf, returned
from _templates import shared as _shared

current_user = _shared("flask.users")[...]

class LoginManager:
    def __init__(self, app=None, add_context_processor=True): ...
    def init_app(self, app, add_context_processor=True): ...
    def user_loader(self, callback):
        _shared("flask.user_loaders")[...] = callback
        _shared("flask.users")[...] = returned(callback)
        return callback
    def request_loader(self, callback):
        _shared("flask.user_loaders")[...] = callback
        _shared("flask.users")[...] = returned(callback)
        return callback
    def unauthorized_handler(self, callback):
        _shared("flask.unauthorized")[...] = callback
        return callback
    def unauthorized(self): return _shared("flask.unauthorized")[...]()

def login_required(func):
    on_behalf(func, _shared("flask.unauthorized")[...])
    return on_behalf(func, _check) or func

def _check(): _shared("flask.users")[...].is_authenticated
def login_user(user, remember=False, duration=None, force=False, fresh=True):
    user.is_active
    user.get_id()
    return True
def logout_user(): return True

class UserMixin:
    @property
    def is_active(self): return True
    @property
    def is_authenticated(self): return self.is_active
    @property
    def is_anonymous(self): return False
    def get_id(self): return self.id

class AnonymousUserMixin:
    @property
    def is_active(self): return False
    @property
    def is_authenticated(self): return False
    @property
    def is_anonymous(self): return True
    def get_id(self): ...
