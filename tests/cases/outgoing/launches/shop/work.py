import os
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from subprocess import PIPE, Popen

TRUE = "true"


def convert(name="a.pdf"):
    subprocess.run([TRUE, "--quiet", name], check=True)


def listed():
    command = ["true", "-x"]
    subprocess.check_output(command)


def shell(number=3):
    os.system(f"true {number}")
    Popen("true all", shell=True, stdout=PIPE).communicate()


def done():
    return 1


class Worker(threading.Thread):
    def run(self):
        done()


def in_thread():
    worker = threading.Thread(target=done, daemon=True)
    worker.start()
    worker.join()


def behind():
    worker = threading.Thread(target=done, daemon=True)
    worker.start()


def again(old=None):
    if old is not None:
        old.join()
    threading.Thread(target=done).start()


def collected():
    pool = ThreadPoolExecutor(1)
    found = pool.submit(done)
    pool.shutdown()
    return found.result()


def left():
    return ThreadPoolExecutor(1).submit(done)


def of_class():
    worker = Worker()
    worker.start()
    worker.join()


def in_pool():
    with ThreadPoolExecutor(1) as pool:
        pool.submit(done).result()
