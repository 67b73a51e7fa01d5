class Phrases:
    greeting = "hello"

    def __getattribute__(self, name):
        return told(super().__getattribute__(name))

    def speak(self):
        return self.greeting.upper()


def told(value):
    return value


def run(phrases):
    return phrases.speak()


run(Phrases())
