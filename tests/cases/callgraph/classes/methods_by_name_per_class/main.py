class Renderer:
    def method_of(self, token):
        return getattr(self, token["type"])

    def method_for(self, token):
        return object.__getattribute__(self, token["type"])


class Html(Renderer):
    def render(self, tokens):
        for token in tokens:
            self.method_of(token)()

    def text(self):
        return "<p>"

    def link(self):
        return "<a>"


class Plain(Renderer):
    def render(self, tokens):
        for token in tokens:
            method = self.method_for(token)
            method()

    def text(self):
        return "p"

    def link(self):
        return "a"


tokens = [{"type": "text"}, {"type": "link"}]
Html().render(tokens)
Plain().render(tokens)
