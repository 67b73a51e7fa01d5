class Refused(Exception):
    def why(self):
        return "refused"


class Guard:
    kinds = (Refused,)

    def widen(self, kind):
        self.kinds = (self.kinds, kind)

    def run(self):
        try:
            raise Refused
        except self.kinds as error:
            return error.why()


Guard().run()
guard = Guard()
guard.widen(KeyError)
