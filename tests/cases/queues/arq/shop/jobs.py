from arq import cron, func


async def send(ctx, order):
    return order


async def sweep(ctx):
    return 1


async def close(ctx):
    return 2


class WorkerSettings:
    functions = [send, func(sweep, name="clean")]
    cron_jobs = [cron(close, hour=3, minute=0)]
