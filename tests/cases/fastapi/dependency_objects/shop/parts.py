from dataclasses import dataclass

from fastapi import Depends


def get_session():
    return {}


class Repository:
    def __init__(self, session: dict = Depends(get_session)):
        self.session = session

    def find(self):
        return []


@dataclass
class Paging:
    size: int = 10

    def limit(self):
        return self.size


class Checker:
    def __init__(self, role):
        self.role = role

    def __call__(self, session: dict = Depends(get_session)):
        return self.check()

    def check(self):
        return True


class Service:
    def load(self, session: dict = Depends(get_session)):
        return []


def choose(number: int = 1, flag: bool = False):
    return number


def needs(role):
    def check(session: dict = Depends(get_session)):
        return role

    return check
