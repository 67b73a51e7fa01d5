from http.client import HTTPMessage


class Room:
    def enter(self):
        return "room"


class Hall(HTTPMessage, Room):
    def enter(self):
        return super().enter()


Hall().enter()
