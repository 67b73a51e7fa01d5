from shop.main import app
