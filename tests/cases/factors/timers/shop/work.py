import queue
import threading
from concurrent.futures import ThreadPoolExecutor


class Guard:
    def start(self):
        self._timer = threading.Timer(9, self.stop)
        self._timer.start()

    def stop(self):
        self._timer.cancel()

    def tell(self):
        self._started = threading.Event()
        threading.Thread(target=kept).start()
        self._started.wait()


def waited():
    done = threading.Event()
    threading.Thread(target=given, args=(done,)).start()
    done.wait()


def given(done):
    done.set()


def answered():
    answers = queue.Queue()
    threading.Thread(target=answer, args=(answers,)).start()
    return answers.get()


def answer(answers):
    answers.put(1)


def later():
    threading.Timer(9, sent).start()


def sent():
    pass


def kept():
    pass


def pool():
    pool = ThreadPoolExecutor()
    pool.submit(kept)
