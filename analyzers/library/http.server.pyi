"""Handlers that find their methods by a prefix."""

from socketserver import StreamRequestHandler, TCPServer

class HTTPServer(TCPServer): ...
class ThreadingHTTPServer(HTTPServer): ...

class BaseHTTPRequestHandler(StreamRequestHandler):
    command = path = requestline = ""
    def handle(self): self.handle_one_request()
    def handle_one_request(self): getattr(self, "do_" + "")()
    def log_error(self, format, *args): self.log_message(format, *args)
    def log_message(self, format, *args): ...
    def log_request(self, code="-", size="-"): self.log_message("")
    def send_error(self, code, message=None, explain=None): self.send_response(code, message)
    def send_response(self, code, message=None): self.log_request(code)

class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    def do_GET(self): self.send_head()
    def do_HEAD(self): self.send_head()
    def send_head(self): self.translate_path("")
    def translate_path(self, path): return ""
