"""Answers with a status."""

class Status:
    def __init__(self, status_code, value): self.value = value
