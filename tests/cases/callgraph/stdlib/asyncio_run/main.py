import asyncio


class Reply:
    def show(self):
        return 1


async def fetch():
    return Reply()


async def main():
    reply = await fetch()
    return reply.show()


asyncio.run(main())
