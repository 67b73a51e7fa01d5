from django import template

register = template.Library()


class ShoutNode(template.Node):
    def __init__(self, word):
        self.word = word

    def render(self, context):
        return self.word.upper()


@register.tag("shout")
def compile_shout(parser, token):
    return ShoutNode(token.split_contents()[1])
