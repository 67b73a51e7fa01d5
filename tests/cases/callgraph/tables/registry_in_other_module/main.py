import plugins
import registry

registry.fire()
