import asyncio


class Row:
    def show(self):
        return 1


async def rows():
    yield Row()


async def run():
    found = [row async for row in rows()]
    for row in found:
        row.show()


asyncio.run(run())
