import os

from pydantic_settings import BaseSettings

VERSION = "v2"


class Nested:
    path: str = os.environ.get("SHOP_PATH", "/nested")


class Settings(BaseSettings):
    API: str = "/api"
    ROOT: str = "/root"
    nested: Nested = Nested()
    model_config = {"arbitrary_types_allowed": True}

    @property
    def computed(self) -> str:
        return "/computed"


def get_settings() -> Settings:
    return Settings()


settings = get_settings()
