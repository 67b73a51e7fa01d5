import asyncio


class Result:
    def show(self):
        return 1


async def compute():
    return Result()


async def run():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(compute())
    task.result().show()


asyncio.run(run())
