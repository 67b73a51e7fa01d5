import asyncio


class Page:
    def show(self):
        return 1


async def fetch():
    return Page()


async def run():
    page = await fetch()
    page.show()
    (await fetch()).show()


asyncio.run(run())
