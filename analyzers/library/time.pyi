"""Clocks."""

class struct_time(tuple):
    tm_year = tm_mon = tm_mday = tm_hour = tm_min = tm_sec = tm_wday = tm_yday = tm_isdst = 0

def ctime(seconds=None): return ""
def gmtime(seconds=None): return struct_time([0])
def localtime(seconds=None): return struct_time([0])
def mktime(time_tuple): return 0.0
def monotonic(): return 0.0
def monotonic_ns(): return 0
def perf_counter(): return 0.0
def perf_counter_ns(): return 0
def process_time(): return 0.0
def strftime(format): return ""
def strptime(string): return struct_time([0])
def thread_time(): return 0.0
def time(): return 0.0
def time_ns(): return 0
