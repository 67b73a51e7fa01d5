"""The operating system: results, and who is told of errors."""

class DirEntry:
    name = path = ""
    def __fspath__(self): return ""
    def is_dir(self): return True
    def is_file(self): return True
    def is_symlink(self): return True
    def stat(self): return stat_result()

class PathLike: ...

class stat_result:
    st_mode = st_ino = st_dev = st_nlink = st_uid = st_gid = st_size = st_mtime_ns = 0
    st_atime = st_mtime = st_ctime = 0.0

class _Entries:
    def __enter__(self): return self
    def __exit__(self, *exc_info): ...
    def __iter__(self): return (entry for entry in [DirEntry()])

def access(path, mode): return True
def cpu_count(): return 0
def fsdecode(filename): filename.__fspath__(); return ""
def fsencode(filename): filename.__fspath__(); return b""
def fspath(path): path.__fspath__(); return ""
def getcwd(): return ""
def getenv(key, default=None): return "" if ... else default
def getpid(): return 0
def listdir(path=None): path.__fspath__(); return [*""]
def lstat(path): path.__fspath__(); return stat_result()
def readlink(path): return ""
def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    before()
    after_in_child()
    after_in_parent()
def scandir(path=None): path.__fspath__(); return _Entries()
def stat(path): path.__fspath__(); return stat_result()
def urandom(size): return b""
def walk(top, topdown=True, onerror=None): onerror(OSError()); return (found for found in [("", [*""], [*""])])
