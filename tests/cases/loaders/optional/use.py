import contextlib
import importlib


def load(package, part):
    return importlib.import_module(f"{package}.{part}")


def urls():
    try:
        return load("plugins", "urls")
    except ImportError:
        return None


def either():
    try:
        return importlib.import_module("plugins.either")
    except (ValueError, ModuleNotFoundError) as error:
        if "either" not in str(error):
            raise


def anything():
    try:
        for part in ("first", "second"):
            load("plugins", part)
    except:
        pass


def suppressed():
    with contextlib.suppress(ImportError):
        load("plugins", "suppressed")


def told():
    try:
        return load("plugins", "told")
    except ImportError as error:
        raise RuntimeError("told") from error


def other():
    try:
        return load("plugins", "other")
    except ValueError:
        return None


def afterwards():
    try:
        importlib.import_module("plugins")
    except ImportError:
        return None
    else:
        return load("plugins", "afterwards")
