from django import template

register = template.Library()


@register.simple_tag
def best(order, count=1):
    return order.items[0]


@register.simple_tag(takes_context=True, name="who")
def owner(context, word):
    return context["order"].code
