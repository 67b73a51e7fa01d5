from __future__ import annotations

import typing
from typing import TYPE_CHECKING


class Base:
    def close(self):
        return 1


class File(Base):
    def open(self, mode="r"):
        return self.close()

    if typing.TYPE_CHECKING:

        @typing.overload
        def open(self, mode: str) -> int: ...
        @typing.overload
        def open(self) -> str: ...
        def open(self, mode="r"):
            return self.seek(0)

        def close(self) -> int: ...

    if not TYPE_CHECKING:

        def seek(self, place):
            return place

    else:

        def seek(self, place: int) -> int: ...


class Proxy:
    if TYPE_CHECKING:

        def read(self) -> bytes: ...

    def __getattr__(self, name):
        return File().open


File().open()
File().seek(1)
Proxy().read()
