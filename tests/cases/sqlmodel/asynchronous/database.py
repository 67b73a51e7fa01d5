import asyncio

from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Field, SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession

engine = create_async_engine("sqlite+aiosqlite://", poolclass=StaticPool)


class Hero(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str


class Team(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)


class Repository:
    def __init__(self, model: type[SQLModel]):
        self.model = model

    async def get_multi(self, session: AsyncSession):
        return (await session.exec(select(self.model))).all()

    async def create(self, session: AsyncSession, values: dict):
        made = self.model.model_validate(values)
        session.add(made)
        await session.commit()
        return made


class HeroRepository(Repository):
    async def named(self, session: AsyncSession, name: str):
        return (await session.exec(select(Hero).where(Hero.name == name))).first()


heroes = HeroRepository(Hero)
teams = Repository(Team)


async def make():
    async with engine.begin() as connection:
        await connection.run_sync(SQLModel.metadata.create_all)


def create():
    asyncio.run(make())


async def add_hero():
    async with AsyncSession(engine) as session:
        await heroes.create(session, {"name": "a"})


async def list_teams():
    async with AsyncSession(engine) as session:
        return await teams.get_multi(session)


async def find():
    async with AsyncSession(engine) as session:
        return await heroes.named(session, "a")


def run_add():
    asyncio.run(add_hero())


def run_list():
    asyncio.run(list_teams())


def run_find():
    asyncio.run(find())
