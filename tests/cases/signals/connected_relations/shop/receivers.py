from django.db.models import signals


def tagged(sender, instance, action, model, **kwargs):
    if action == "post_add":
        instance.recount()
        model.count_all()


def marked(instance, **kwargs):
    instance.mark()
