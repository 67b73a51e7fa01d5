"""Streams."""

from abc import ABC

class UnsupportedOperation(OSError, ValueError): ...

class IOBase(ABC):
    closed = True
    def __enter__(self): return self
    def __exit__(self, *exc_info): self.close()
    def __iter__(self): return (line for line in [self.readline()])
    def __next__(self): return self.readline()
    def close(self): ...
    def fileno(self): return 0
    def flush(self): ...
    def isatty(self): return True
    def readable(self): return True
    def readline(self, size=-1): return b""
    def readlines(self, hint=-1): return [*[self.readline()]]
    def seek(self, offset): return 0
    def seekable(self): return True
    def tell(self): return 0
    def truncate(self, size=None): return 0
    def writable(self): return True
    def writelines(self, lines):
        for line in lines: self.write(line)

class RawIOBase(IOBase):
    def read(self, size=-1): self.readinto(bytearray()); return b""
    def readall(self): self.read(); return b""

class BufferedIOBase(IOBase):
    def read(self, size=-1): return b""
    def read1(self, size=-1): return b""
    def readinto(self, buffer): self.read(); return 0
    def write(self, b): return 0

class TextIOBase(IOBase):
    encoding = errors = newlines = ""
    def read(self, size=-1): return ""
    def readline(self, size=-1): return ""
    def readlines(self, hint=-1): return [*""]
    def write(self, s): return 0

class FileIO(RawIOBase):
    mode = name = ""
    def __init__(self, file, mode="r"): ...
    def write(self, b): return 0

class BytesIO(BufferedIOBase):
    def __init__(self, initial_bytes=b""): ...
    def getbuffer(self): return memoryview(b"")
    def getvalue(self): return b""

class _Buffered(BufferedIOBase):
    name = ""
    def __init__(self, raw, buffer_size=0): self.raw = raw

class BufferedReader(_Buffered):
    def peek(self, size=0): return b""

class BufferedWriter(_Buffered): ...
class BufferedRandom(BufferedReader, BufferedWriter): ...

class TextIOWrapper(TextIOBase):
    name = mode = ""
    def __init__(self, buffer): self.buffer = buffer
    def __next__(self): return ""
    def close(self): ...
    def reconfigure(self): ...

class StringIO(TextIOBase):
    def __init__(self, initial_value=""): ...
    def getvalue(self): return ""

def open(file, mode="r"): file.__fspath__(); return TextIOWrapper(file)
def open_code(path): return BufferedReader(path)
