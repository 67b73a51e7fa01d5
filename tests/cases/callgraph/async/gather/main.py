import asyncio


def one():
    return 1


def two():
    return 2


async def first():
    return one


async def second():
    return two


async def run():
    left, right = await asyncio.gather(first(), second())
    use(right)
    return left


def use(action):
    action()


asyncio.run(run())
