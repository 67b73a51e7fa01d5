from fastapi import FastAPI

SHOW_REDOC = None
app = FastAPI(title="shop", openapi_url="/api.json", docs_url="/help", redoc_url=SHOW_REDOC)
hidden = FastAPI(openapi_url=None)
plain = FastAPI(docs_url=None)
app.mount("/hidden", hidden)
app.mount("/plain", plain)


@app.get("/")
def home(): ...
