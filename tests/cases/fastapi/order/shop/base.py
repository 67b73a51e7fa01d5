from fastapi import APIRouter, FastAPI

app = FastAPI(openapi_url=None)
api = APIRouter()
