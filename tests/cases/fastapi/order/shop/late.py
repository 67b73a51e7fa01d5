def attach(app):
    app.add_api_route("/late", late)


def late(): ...
