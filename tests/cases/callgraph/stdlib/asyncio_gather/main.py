import asyncio


class Reply:
    def show(self):
        return 1


async def fetch():
    return Reply()


async def main():
    first, second = await asyncio.gather(fetch(), fetch())
    first.show()
    task = asyncio.create_task(fetch())
    (await task).show()


asyncio.run(main())
