import asyncio
import threading

import requests

_thread = None
_loop = None
_session = None
_last = None


def start():
    global _thread
    if _thread is None or not _thread.is_alive():
        _thread = threading.Thread(target=work)
        _thread.start()


def work():
    global _loop
    loop = asyncio.new_event_loop()
    _loop = loop
    loop.run_forever()


def session():
    global _session
    if _session is None:
        _session = requests.Session()
    return _session


def close():
    global _session
    _session = None


def remember(order):
    global _last
    _last = order


def last():
    return _last
