import asyncio


async def pick():
    return work


def work():
    return 1


async def run():
    pending = pick()
    action = await pending
    action()


asyncio.run(run())
