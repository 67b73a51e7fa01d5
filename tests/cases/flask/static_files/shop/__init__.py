from flask import Blueprint, Flask

app = Flask(__name__, static_url_path="/assets", static_folder="files")
pages = Blueprint("pages", __name__, url_prefix="/pages", static_folder="static/pages")
help = Blueprint("help", __name__, static_folder="static", static_url_path="/help/files")
plain = Blueprint("plain", __name__)
app.register_blueprint(pages)
app.register_blueprint(help)
app.register_blueprint(plain, url_prefix="/plain")
