import click


def describe():
    open("docs.txt", "w").close()


def migrate(folder):
    if click.confirm("sure?"):
        open("plan.txt", "w").close()


def shared():
    open("shared.txt", "w").close()


if __name__ == "__main__":
    describe()
    shared()
