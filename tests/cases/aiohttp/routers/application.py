from shop import make_app

app = make_app()
