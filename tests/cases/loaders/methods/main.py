from registry import Registry

registry = Registry()
registry.get("paid")().handle()
