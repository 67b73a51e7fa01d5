"""Paths as text."""

def abspath(path): path.__fspath__(); return ""
def basename(p): p.__fspath__(); return ""
def commonpath(paths): return ""
def commonprefix(m): return ""
def dirname(p): p.__fspath__(); return ""
def exists(path): path.__fspath__(); return True
def expanduser(path): path.__fspath__(); return ""
def expandvars(path): path.__fspath__(); return ""
def getmtime(filename): filename.__fspath__(); return 0.0
def getsize(filename): filename.__fspath__(); return 0
def isabs(s): s.__fspath__(); return True
def isdir(s): s.__fspath__(); return True
def isfile(path): path.__fspath__(); return True
def islink(path): path.__fspath__(); return True
def join(a, *p): a.__fspath__(); return ""
def normcase(s): s.__fspath__(); return ""
def normpath(path): path.__fspath__(); return ""
def realpath(filename): filename.__fspath__(); return ""
def relpath(path, start=None): path.__fspath__(); return ""
def split(p): p.__fspath__(); return ("", "")
def splitext(p): p.__fspath__(); return ("", "")
