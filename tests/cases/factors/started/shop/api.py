from contextlib import asynccontextmanager

from celery.signals import worker_process_init
from fastapi import FastAPI

from shop import kept


@asynccontextmanager
async def lifespan(app):
    kept.set_rates({"EUR": 1.1})
    yield


async def failed(request, error):
    kept.remember(error)


app = FastAPI(lifespan=lifespan, exception_handlers={ValueError: failed})


@app.on_event("startup")
async def begin():
    kept.set_storage("disk")


@worker_process_init.connect
def begin_worker(**given):
    kept.set_queue("orders")


@app.get("/rates")
async def rates():
    return kept.RATES, kept.STORAGE, kept.QUEUE, kept.LAST
