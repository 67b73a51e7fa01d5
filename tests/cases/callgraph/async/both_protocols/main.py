import asyncio


class Rows:
    def __init__(self):
        self.left = 2

    def __iter__(self):
        return self

    def __next__(self):
        return self.next()

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return self.next()
        except StopIteration:
            raise StopAsyncIteration from None

    def next(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left


class Client:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    async def __aenter__(self):
        return Session()

    async def __aexit__(self, *error):
        return None

    def close(self):
        return 1


class Session:
    def get(self):
        return Rows()


async def entered():
    async with Client() as session:
        session.get()
    async with Client():
        pass


async def looped():
    async for row in Rows():
        print(row)


async def collected():
    return [row async for row in Rows()]


def plain():
    with Client() as client:
        client.close()
    for row in Rows():
        print(row)


asyncio.run(entered())
asyncio.run(looped())
asyncio.run(collected())
plain()
