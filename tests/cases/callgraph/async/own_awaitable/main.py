import asyncio


def work():
    return 1


class Ticket:
    def __await__(self):
        yield
        return work


async def run():
    action = await Ticket()
    action()


asyncio.run(run())
