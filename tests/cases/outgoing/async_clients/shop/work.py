import aiohttp
import httpx


async def sent():
    async with httpx.AsyncClient(base_url="http://async.example") as client:
        await client.post("/orders")


async def both():
    async with aiohttp.ClientSession("http://aio.example") as session:
        async with session.get("/rates") as answer:
            await answer.text()


def made():
    return httpx.Client(base_url="http://made.example")


def ask():
    made().get("/first")
