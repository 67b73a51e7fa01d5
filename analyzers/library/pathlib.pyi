"""Paths: what is made from a path is of its class."""

from io import TextIOWrapper
from os import stat_result

class PurePath:
    anchor = drive = name = root = stem = suffix = ""
    parts = suffixes = tuple([""])
    def __fspath__(self): return ""
    def __rtruediv__(self, key): return self
    def __str__(self): return ""
    def __truediv__(self, key): return self
    @property
    def parent(self): return self
    @property
    def parents(self): return [*[self]]
    def as_posix(self): return ""
    def as_uri(self): return ""
    def is_absolute(self): return True
    def is_relative_to(self, other): return True
    def joinpath(self, *args): return self
    def match(self, path_pattern): return True
    def relative_to(self, other): return self
    def with_name(self, name): return self
    def with_stem(self, stem): return self
    def with_suffix(self, suffix): return self

class PurePosixPath(PurePath): ...
class PureWindowsPath(PurePath): ...

class Path(PurePath):
    def absolute(self): return self
    def cwd(): return Path()
    def exists(self): return True
    def expanduser(self): return self
    def glob(self, pattern): return (found for found in [self])
    def home(): return Path()
    def is_dir(self): return True
    def is_file(self): return True
    def is_symlink(self): return True
    def iterdir(self): return (found for found in [self])
    def open(self, mode="r"): return TextIOWrapper(None)
    def owner(self): return ""
    def read_bytes(self): return b""
    def read_text(self, encoding=None): return ""
    def rename(self, target): return self
    def replace(self, target): return self
    def resolve(self, strict=False): return self
    def rglob(self, pattern): return (found for found in [self])
    def samefile(self, other_path): return True
    def stat(self): return stat_result()
    def walk(self, top_down=True, on_error=None): on_error(OSError()); return (found for found in [(self, [*""], [*""])])
    def write_bytes(self, data): return 0
    def write_text(self, data): return 0

class PosixPath(Path): ...
class WindowsPath(Path): ...
