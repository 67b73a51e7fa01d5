import click
import typer
from flask import Blueprint, Flask
from flask.cli import AppGroup

app = Flask(__name__)
pages = Blueprint("pages", __name__)
users = AppGroup("users")
tool = typer.Typer()


@click.group()
def shop():
    return None


@shop.command("sell")
@click.option("--size", default=1)
def sell_all(size):
    return size


@shop.group(name="stock")
def of_stock():
    return None


@of_stock.command
def count_up():
    return None


@click.command()
def alone():
    return None


@app.cli.command("clean")
def sweep():
    return None


@pages.cli.command("show")
def show_pages():
    return None


@users.command("forget")
def forget_users():
    return None


@tool.callback()
def prepare():
    return None


@tool.command()
def print_all():
    return None


def our_command(name):
    return click.command(name)


@our_command("ours")
def made_by_us():
    return None


def register(given):
    @given.cli.command("late")
    def added():
        return None


@shop.result_callback()
def done(result):
    return result


class Remote:
    def command(self):
        return lambda function: function


@Remote().command()
def no_command():
    return None


register(app)
app.register_blueprint(pages)
app.cli.add_command(users)
