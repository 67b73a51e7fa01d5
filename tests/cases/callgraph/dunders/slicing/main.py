class Page:
    def __getitem__(self, index):
        return self

    def show(self):
        return 1


def first(page):
    return page[:10].show()


first(Page())
