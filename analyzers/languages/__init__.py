"""One package per language: bytes to FileFacts."""
