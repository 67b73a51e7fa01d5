import asyncio


class Result:
    def show(self):
        return 1


def compute(kind):
    return kind()


async def run():
    result = await asyncio.to_thread(compute, Result)
    result.show()


asyncio.run(run())
