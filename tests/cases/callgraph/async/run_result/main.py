import asyncio


class Result:
    def show(self):
        return 1


async def compute():
    return Result()


def start():
    asyncio.run(compute()).show()


start()
