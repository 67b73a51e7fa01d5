"""Addresses as text."""

class _Parts(tuple):
    scheme = netloc = path = params = query = fragment = username = password = hostname = ""
    port = 0
    def geturl(self): return ""

def parse_qs(qs): return {...: [*""]}
def parse_qsl(qs): return [*[("", "")]]
def quote(string): return ""
def quote_plus(string): return ""
def unquote(string): return ""
def unquote_plus(string): return ""
def urldefrag(url): return ("", "")
def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    quote_via("")
    return ""
def urljoin(base, url): return ""
def urlparse(url): return _Parts([""])
def urlsplit(url): return _Parts([""])
def urlunparse(components): return ""
def urlunsplit(components): return ""
