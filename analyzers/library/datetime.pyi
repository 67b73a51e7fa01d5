"""Dates and times."""

class timedelta:
    days = seconds = microseconds = 0
    def __abs__(self): return self
    def __add__(self, value): return value
    def __bool__(self): return True
    def __floordiv__(self, value): return self
    def __mod__(self, value): return self
    def __mul__(self, value): return self
    def __neg__(self): return self
    def __rmul__(self, value): return self
    def __sub__(self, value): return self
    def __truediv__(self, value): return self
    def _taken_from(self, date): return date
    def total_seconds(self): return 0.0

class tzinfo:
    def dst(self, dt): ...
    def fromutc(self, dt): self.utcoffset(dt); self.dst(dt); return dt
    def tzname(self, dt): return ""
    def utcoffset(self, dt): return timedelta()

class timezone(tzinfo): ...


class date:
    year = month = day = 0
    def __add__(self, value): return self
    def __sub__(self, value): return value._taken_from(self)
    def _taken_from(self, date): return timedelta()
    def ctime(self): return ""
    def fromisoformat(string): return date()
    def fromordinal(ordinal): return date()
    def fromtimestamp(timestamp): return date()
    def isocalendar(self): return (0, 0, 0)
    def isoformat(self): return ""
    def isoweekday(self): return 0
    def replace(self): return self
    def strftime(self, format): return ""
    def timetuple(self): return tuple([0])
    def today(): return date()
    def toordinal(self): return 0
    def weekday(self): return 0

class time:
    hour = minute = second = microsecond = fold = 0
    tzinfo = None
    def fromisoformat(string): return time()
    def isoformat(self): return ""
    def replace(self): return self
    def strftime(self, format): return ""

class datetime(date):
    hour = minute = second = microsecond = fold = 0
    tzinfo = None
    def astimezone(self, tz=None): tz.fromutc(self); return self
    def combine(date, time): return datetime()
    def date(self): return date()
    def isoformat(self, sep="T"): return ""
    def now(tz=None): tz.fromutc(datetime()); return datetime()
    def strptime(date_string, format): return datetime()
    def time(self): return time()
    def timestamp(self): return 0.0
    def timetz(self): return time()
    def utcnow(): return datetime()
    def utcfromtimestamp(timestamp): return datetime()
    def utcoffset(self): return timedelta()
