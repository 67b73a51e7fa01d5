class Row:
    def show(self):
        return 1


class Pages:
    def __getitem__(self, index):
        if index > 1:
            raise IndexError(index)
        return Row()


def loop(pages):
    for page in pages:
        page.show()


loop(Pages())
