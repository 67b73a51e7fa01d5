import asyncio


async def wait():
    return 1


def one():
    return 1


def two():
    return 2


async def actions():
    yield one
    await wait()
    yield two


async def run():
    async for action in actions():
        action()


asyncio.run(run())
