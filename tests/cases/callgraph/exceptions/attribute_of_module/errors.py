class Problem(Exception):
    def explain(self):
        return 1


class Refused(Problem):
    def __init__(self, text):
        self.text = text
