import io
import os
import shutil
import tempfile
import zipfile
from contextlib import contextmanager

shutil.copyfile("logo.png", "static/logo.png")


class Printer:
    def __init__(self):
        self.folder = tempfile.mkdtemp()

    def draw(self):
        with open(os.path.join(self.folder, "a.tex"), "w") as page:
            page.write("a")
        return Runner(self.folder).run()


class Runner:
    def __init__(self, folder):
        self.folder = folder

    def run(self):
        open(os.path.join(self.folder, "a.log"), "a").close()


def packed():
    output, names = io.BytesIO(), set()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("a", "b")
    return output, names


@contextmanager
def workplace():
    with tempfile.TemporaryDirectory() as folder:
        yield folder


def worked():
    with workplace() as folder:
        open(os.path.join(folder, "work.txt"), "w").close()


def later():
    path = None
    with tempfile.NamedTemporaryFile(delete=False) as made:
        path = made.name
    os.remove(path)


class Archive:
    def create(self):
        self.buffer = io.BytesIO()
        self.archive = zipfile.ZipFile(file=self.buffer, mode="w")


def removed(name):
    os.remove(name)
    shutil.rmtree("old")


def folder(name):
    os.makedirs(name)


def copied(name):
    shutil.copy(name, "kept.txt")


def save(folder):
    open(os.path.join(folder, "either.txt"), "w").close()


def both():
    save(tempfile.mkdtemp())
    save("orders")
