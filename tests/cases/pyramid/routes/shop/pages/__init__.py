def includeme(config):
    config.add_route("page", "/{name}")
