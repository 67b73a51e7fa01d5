"""Models that read their fields from the environment."""

from pydantic import BaseModel

class BaseSettings(BaseModel):
    def __init__(self): self._parse()
