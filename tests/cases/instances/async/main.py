import asyncio


class Client:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        return None

    async def fetch(self):
        return Page()

    async def pages(self):
        yield Page()


class Page:
    def show(self):
        return 1


async def run():
    async with Client() as client:
        page = await client.fetch()
        page.show()
        async for other in client.pages():
            other.show()


asyncio.run(run())
