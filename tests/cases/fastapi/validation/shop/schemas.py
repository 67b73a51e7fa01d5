from typing import Annotated

from pydantic import AfterValidator, BaseModel, field_validator, model_validator
from pydantic_settings import BaseSettings


def positive(value):
    return value


Positive = Annotated[int, AfterValidator(positive)]


class Address(BaseModel):
    city: str

    @field_validator("city")
    @classmethod
    def not_empty(cls, value):
        return value


class Line(BaseModel):
    count: Positive
    price: Annotated[int, AfterValidator(positive)] = 1


class Order(BaseModel):
    address: Address
    lines: list[Line] = []

    @model_validator(mode="after")
    def whole(self):
        return self

    def model_post_init(self, context, /): ...


class Tag(BaseModel):
    name: str

    @field_validator("name", mode="before")
    @classmethod
    def lower(cls, value):
        return helper(value)


def helper(value):
    return value


class Filters(BaseModel):
    number: int

    @field_validator("number")
    @classmethod
    def small(cls, value):
        return value


class Settings(BaseSettings):
    url: str = "x"

    @field_validator("url")
    @classmethod
    def known(cls, value):
        return value

    model_config = {"validate_default": True}
