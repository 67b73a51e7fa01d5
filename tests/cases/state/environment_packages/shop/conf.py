import environ
from decouple import config
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

env = environ.Env(SHOP_LIMIT=(int, 5))


class Mail(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="MAIL_", case_sensitive=False)
    host: str = "localhost"
    password: str = "none"
    sender: str = Field("me", validation_alias="SENDER")


def mail():
    return Mail().host


def limit():
    return env("SHOP_LIMIT"), env.bool("SHOP_DEBUG", default=False), env.db(default="sqlite:///x")


def debug():
    return config("SHOP_COLOUR", default="red"), config("SHOP_SIZE", cast=int, default=3)
