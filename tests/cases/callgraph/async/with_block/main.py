import asyncio


class Connection:
    async def query(self):
        return 1


class Pool:
    async def __aenter__(self):
        return Connection()

    async def __aexit__(self, *error):
        self.release()

    def release(self):
        return 2


async def run():
    async with Pool() as connection:
        await connection.query()


asyncio.run(run())
