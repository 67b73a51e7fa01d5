from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from shop.models import Order


def prepare():
    user = User.objects.create_user("a")
    Order.objects.create(user=user)
    Order.objects.create(user=get_user_model()(username="a", pk=user.pk))


def moves():
    user = User.objects.get(username="a")
    user.profile.city = "X"
    user.profile.save()


def cancels():
    for order in get_user_model().objects.get(username="a").orders.all()[:1]:
        order.cancel()


def joins_group():
    group, _ = Group.objects.get_or_create(name="staff")
    User.objects.get(username="a").groups.add(group)


def looks_up():
    return User.objects.filter(profile__city="X", groups__name="staff").exists()


def deletes():
    User.objects.get(username="a").delete()
