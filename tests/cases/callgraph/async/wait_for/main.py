import asyncio


class Result:
    def show(self):
        return 1


async def compute():
    return Result()


async def run():
    result = await asyncio.wait_for(compute(), timeout=5)
    result.show()


asyncio.run(run())
