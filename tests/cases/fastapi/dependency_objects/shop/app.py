from functools import partial
from typing import Annotated

from fastapi import Depends, FastAPI

from .parts import Checker, Paging, Repository, Service, choose, needs

app = FastAPI(openapi_url=None)
service = Service()


@app.get("/class")
def of_class(repository: Repository = Depends(Repository), paging: Paging = Depends()):
    paging.limit()
    return repository.find()


@app.get("/annotated")
def annotated(repository: Annotated[Repository, Depends()]):
    return repository.find()


@app.get("/instance")
def of_instance(checked: bool = Depends(Checker("admin"))):
    return checked


@app.get("/method")
def of_method(found=Depends(service.load), chosen=Depends(partial(choose, flag=True))):
    return {}


@app.get("/made")
def made(role: str = Depends(needs("admin"))):
    return role
