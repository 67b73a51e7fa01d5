from fastapi import Depends


def key():
    return "x"


def api_key(key: str = Depends(key)): ...


def included(): ...


def around_all(): ...


def audit(): ...


def log(): ...
