import asyncio
from contextlib import asynccontextmanager


class Connection:
    async def query(self):
        return 1


@asynccontextmanager
async def connect():
    yield Connection()


async def run():
    async with connect() as connection:
        await connection.query()


asyncio.run(run())
