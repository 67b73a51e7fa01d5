def loud(cls):
    class Loud(cls):
        def speak(self):
            return super().speak()

    return Loud


@loud
class Dog:
    def speak(self):
        return 1


Dog().speak()
