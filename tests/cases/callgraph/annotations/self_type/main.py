from typing import Self


class Query:
    def where(self) -> Self:
        return eval("self")

    def run(self):
        return 1


class Search(Query):
    def run(self):
        return 2


Search().where().run()
