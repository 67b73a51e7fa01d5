import asyncio


class Row:
    def show(self):
        return 1


class Cursor:
    def __init__(self):
        self.rows = [Row()]

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.rows:
            raise StopAsyncIteration
        return self.rows.pop()


async def run():
    async for row in Cursor():
        row.show()


asyncio.run(run())
