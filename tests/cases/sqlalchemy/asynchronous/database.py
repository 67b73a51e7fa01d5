import asyncio
from contextlib import asynccontextmanager

from sqlalchemy import Integer, select, update
from sqlalchemy.ext.asyncio import AsyncAttrs, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.pool import StaticPool

engine = create_async_engine("sqlite+aiosqlite://", poolclass=StaticPool)
Session = async_sessionmaker(engine, expire_on_commit=False)


class Base(AsyncAttrs, DeclarativeBase): ...


class Order(Base):
    __tablename__ = "orders"
    id = mapped_column(Integer, primary_key=True)
    size = mapped_column(Integer)

    def grow(self):
        self.size = 5


@asynccontextmanager
async def transaction():
    async with Session() as session:
        yield session
        await session.commit()


async def make():
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)


def create():
    asyncio.run(make())


async def add(session: AsyncSession, size):
    session.add(Order(size=size))
    await session.flush()


async def first(session: AsyncSession) -> Order:
    return (await session.execute(select(Order))).scalars().first()


async def in_transaction():
    async with transaction() as session:
        await add(session, 1)
        order = await first(session)
        order.grow()


async def changed():
    async with Session() as session, session.begin():
        await session.execute(update(Order).values(size=2))


async def streamed():
    async with Session() as session:
        async for order in await session.stream_scalars(select(Order)):
            order.grow()


async def got(key):
    async with Session() as session:
        order = await session.get(Order, key)
        await session.delete(order)
        await session.commit()


def run():
    asyncio.run(in_transaction())
    asyncio.run(changed())
    asyncio.run(streamed())
    asyncio.run(got(1))
