"""Logging. A message is not followed into the handlers that the program has set up elsewhere."""

from io import TextIOWrapper

class LogRecord:
    name = levelname = pathname = filename = module = funcName = threadName = processName = msg = message = ""
    levelno = lineno = thread = process = 0
    created = msecs = 0.0
    def __init__(self, name): ...
    def getMessage(self): self.msg.__str__(); return ""

class Filterer:
    def __init__(self): ...
    def addFilter(self, filter): self.__filter = filter
    def filter(self, record): return self.__filter.filter(record) if ... else self.__filter(record)
    def removeFilter(self, filter): ...

class Filter:
    def __init__(self, name=""): self.name = name
    def filter(self, record): return True

class Formatter:
    def __init__(self, fmt=None, datefmt=None): self.datefmt = datefmt
    def format(self, record):
        self.formatTime(record)
        self.formatMessage(record)
        self.formatException(())
        self.formatStack("")
        return ""
    def formatException(self, ei): return ""
    def formatMessage(self, record): return ""
    def formatStack(self, stack_info): return ""
    def formatTime(self, record, datefmt=None): return ""

class Handler(Filterer):
    level = 0
    def __init__(self, level=0): ...
    def acquire(self): ...
    def close(self): ...
    def emit(self, record): ...
    def flush(self): ...
    def format(self, record): return self.formatter.format(record)
    def handle(self, record): self.filter(record); self.emit(record); return True
    def handleError(self, record): ...
    def release(self): ...
    def setFormatter(self, fmt): self.formatter = fmt
    def setLevel(self, level): ...

class StreamHandler(Handler):
    def __init__(self, stream=None): self.stream = stream
    def emit(self, record): self.stream.write(self.format(record)); self.flush()
    def flush(self): self.stream.flush()

class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a"): self.stream = TextIOWrapper(None)

class NullHandler(Handler): ...

class Logger(Filterer):
    name = ""
    level = 0
    disabled = propagate = True
    def __init__(self, name, level=0): self.handlers = []
    def addHandler(self, hdlr): self.handlers.append(hdlr)
    def critical(self, msg): ...
    def debug(self, msg): ...
    def error(self, msg): ...
    def exception(self, msg): ...
    def fatal(self, msg): ...
    def getChild(self, suffix): return self
    def getEffectiveLevel(self): return 0
    def handle(self, record): self.filter(record); self.handlers[...].handle(record)
    def hasHandlers(self): return True
    def info(self, msg): ...
    def isEnabledFor(self, level): return True
    def log(self, level, msg): ...
    def removeHandler(self, hdlr): ...
    def setLevel(self, level): ...
    def warn(self, msg): ...
    def warning(self, msg): ...

class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra
    def critical(self, msg, *args, **kwargs): self.process(msg, kwargs)
    def debug(self, msg, *args, **kwargs): self.process(msg, kwargs)
    def error(self, msg, *args, **kwargs): self.process(msg, kwargs)
    def exception(self, msg, *args, **kwargs): self.process(msg, kwargs)
    def info(self, msg, *args, **kwargs): self.process(msg, kwargs)
    def log(self, level, msg, *args, **kwargs): self.process(msg, kwargs)
    def process(self, msg, kwargs): return (msg, kwargs)
    def warning(self, msg, *args, **kwargs): self.process(msg, kwargs)

def getLevelName(level): return ""
def getLogger(name=None): return Logger(name)
def getLoggerClass(): return Logger
