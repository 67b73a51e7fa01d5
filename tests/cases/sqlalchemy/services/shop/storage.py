from typing import Generic, TypeVar

from sqlalchemy import delete, func, select

from database import Base, Session
from shop.models import Item, User

T = TypeVar("T", bound=Base)


class Repository(Generic[T]):
    def __init__(self, model: type[T], session):
        self._model = model
        self._session = session

    def _select(self):
        return select(self._model)

    def all(self):
        return list(self._session.scalars(self._select()))

    def count(self):
        return self._session.scalar(select(func.count()).select_from(self._model))

    def put(self, thing: T) -> T:
        self._session.add(thing)
        self._session.flush()
        return thing

    def clear(self):
        self._session.execute(delete(self._model))


class UserRepository(Repository[User]):
    def __init__(self, session):
        super().__init__(User, session)


class UnitOfWork:
    def __enter__(self):
        self.session = Session()
        self.users = UserRepository(self.session)
        self.items = Repository(Item, self.session)
        return self

    def __exit__(self, *error):
        self.session.commit()
        self.session.close()


class Service:
    model = None

    def __init__(self, make_unit=UnitOfWork):
        self.make_unit = make_unit

    def read(self, key):
        with self.make_unit() as unit:
            return unit.session.get(self.model, key)


class UserService(Service):
    model = User


class ItemService(Service):
    model = Item
