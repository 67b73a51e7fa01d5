from django import template

register = template.Library()


@register.inclusion_tag("shop/box.html")
def box(order):
    return {"boxed": order}


@register.inclusion_tag("shop/row.html", takes_context=True)
def row(context):
    return {"line": context["order"].items[0]}
