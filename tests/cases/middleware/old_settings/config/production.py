from .base import *

MIDDLEWARE_CLASSES = MIDDLEWARE_CLASSES + ("shop.middleware.Watching", "shop.middleware.Lost")
