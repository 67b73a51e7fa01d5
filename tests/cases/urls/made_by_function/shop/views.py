from django.views.generic import View


class Schedule(View):
    def get(self, request):
        return None


def export(request):
    return None


def stats(request):
    return None
