from pathlib import Path


def size(path: Path):
    return path.exists()


size(eval("Path('a')"))
