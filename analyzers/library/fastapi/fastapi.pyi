"""Applications and routers, and what is injected into functions."""

from fastapi.applications import FastAPI
from fastapi.params import Depends as _Depends, _Declared
from fastapi.routing import APIRouter
from starlette.background import BackgroundTasks

def Depends(dependency=_Declared(), *, use_cache=True, scope=None): return _Depends(dependency)
def Security(dependency=_Declared(), *, scopes=None, use_cache=True): return _Depends(dependency)
