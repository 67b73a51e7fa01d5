class App:
    def __init__(self):
        self.handlers = {}

    def route(self, path):
        def register(function):
            self.handlers[path] = function
            return function

        return register

    def serve(self, path):
        return self.handlers[path]()


app = App()


@app.route("/")
def index():
    return 1


app.serve("/")
