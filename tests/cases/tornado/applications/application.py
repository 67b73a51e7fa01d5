from shop.main import make_app

app = make_app()
