import asyncio


class Worker:
    async def start(self):
        return await self.step()

    async def step(self):
        return 1


class Fast(Worker):
    async def step(self):
        return await super().step()


asyncio.run(Fast().start())
