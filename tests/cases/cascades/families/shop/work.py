from shop.models import Helper, Opening, Place, Shift, Shop, ShopProxy, Tag, Visit


def prepare():
    for name in ("a", "b", "c"):
        shop = Shop.objects.create(name=name)
        shop.tags.add(Tag.objects.create(name=name))
        Visit.objects.create(place=shop)
        opening = Opening.objects.create(shop=shop)
        Shift.objects.create(opening=opening, helper=Helper.objects.create(name=name))


def deletes_parent():
    Place.objects.get(name="a").delete()


def deletes_child():
    Shop.objects.get(name="b").delete()


def deletes_tag():
    Tag.objects.get(name="c").delete()


def deletes_helper():
    Helper.objects.get(name="c").delete()


def deletes_proxy():
    ShopProxy.objects.filter(name="c").delete()
