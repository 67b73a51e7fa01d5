"""Files and folders as a whole."""

def copy(src, dst): return dst
def copy2(src, dst): return dst
def copyfile(src, dst): return dst
def copyfileobj(fsrc, fdst, length=0): fdst.write(fsrc.read())
def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2):
    ignore("", [*""])
    copy_function("", "")
    return dst
def get_terminal_size(fallback=(80, 24)): return fallback
def move(src, dst, copy_function=copy2): copy_function(src, dst); return dst
def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None):
    onerror(None, "", ())
    onexc(None, "", OSError())
def which(cmd): return ""
