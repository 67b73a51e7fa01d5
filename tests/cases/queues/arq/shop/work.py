from arq import create_pool


async def place(name):
    redis = await create_pool()
    await redis.enqueue_job("send", 3)
    await redis.enqueue_job("clean")
    await redis.enqueue_job("gone")
    await redis.enqueue_job(name)
