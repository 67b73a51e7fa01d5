from ninja import NinjaAPI

BASE = "old"
api = NinjaAPI(version="0", docs_url=None, urls_namespace="bare")


@api.get(f"/{BASE}")
def old(request):
    return {}
