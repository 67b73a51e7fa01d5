from api._private.build import build, Builder
