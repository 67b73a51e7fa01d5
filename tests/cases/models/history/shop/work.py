from shop.models import Kind, Machine


def build():
    kind = Kind.objects.create(name="small")
    Machine.objects.create(kind=kind, name="a")


def rename():
    machine = Machine.objects.get(name="a")
    machine.name = "b"
    machine.save()


def scrap():
    Machine.objects.get(name="c").delete()


def silently():
    Machine.objects.update(name="c")


def past():
    return [row.name for row in Machine.changes.filter(name="a")]


def past_of_one():
    kind = Kind.objects.get(name="small")
    return kind.log.first()
