from django.shortcuts import render


class Node:
    def __init__(self, children):
        self.children = children

    def name(self):
        return "node"


def show(request):
    return render(request, "shop/tree.html", {"node": Node([Node([])])})
