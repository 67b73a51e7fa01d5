import io
import json
import os
import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path("out")


def prepare():
    os.makedirs("out", exist_ok=True)


def save(name="a"):
    with open(f"out/{name}.json", "w") as target:
        json.dump({}, target)


def joined():
    open(os.path.join("out", "b.txt"), mode="ab").close()


def paths():
    (ROOT / "c.txt").write_text("c")
    target = ROOT / "d.bin"
    target.write_bytes(b"d")
    with target.open("a") as opened:
        opened.write("x")


def read():
    return open("out/a.json").read() + Path("out/c.txt").read_text()


def moved():
    shutil.copy("out/c.txt", "out/e.txt")
    os.remove("out/e.txt")
    Path("out/d.bin").rename("out/f.bin")


def temporary():
    with tempfile.NamedTemporaryFile() as found:
        found.write(b"x")


def in_temporary():
    with tempfile.TemporaryDirectory() as folder:
        open(os.path.join(folder, "x"), "w").close()
    made = tempfile.mkdtemp()
    shutil.rmtree(made)


def in_memory():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a", "b")


def replaced():
    target = os.path.join("out", "g.zip")
    open(target.replace(".zip", ".tmp"), "w").close()


def into_nothing():
    with open(os.devnull, "w") as target:
        target.write("x")


def into_buffer():
    buffer = io.BytesIO()
    with tarfile.open(mode="w", fileobj=buffer) as archive:
        archive.list()


def gone():
    shutil.rmtree("out")
