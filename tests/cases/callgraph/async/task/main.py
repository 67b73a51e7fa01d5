import asyncio


class Result:
    def show(self):
        return 1


async def compute():
    return Result()


async def run():
    task = asyncio.create_task(compute())
    result = await task
    result.show()


asyncio.run(run())
