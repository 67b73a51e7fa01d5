class Base:
    def where(self):
        return self


class Query(Base):
    def limit(self):
        return self

    def run(self):
        return 1


Query().where().limit().run()
