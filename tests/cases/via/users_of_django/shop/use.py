from django.contrib.auth.models import User


def register():
    return User.objects.create_user("ann")


def rename():
    user, _ = User.objects.get_or_create(username="bob")
    user.first_name = "Bob"
    user.save()
