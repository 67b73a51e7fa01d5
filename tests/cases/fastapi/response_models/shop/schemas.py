from pydantic import BaseModel, ConfigDict, computed_field, field_serializer, field_validator


class CustomerOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    name: str
    city: str


class OrderOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    number: int
    total: int
    customer: CustomerOut

    @field_validator("total")
    @classmethod
    def check(cls, value):
        return value

    @computed_field
    @property
    def label(self) -> str:
        return "x"

    @field_serializer("number")
    def written(self, value):
        return str(value)


class Short(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    total: int
