from .models import Note, Person


def first():
    person = Person.objects.filter(name="ann").first() or Person.objects.create(name="ann")
    return Person.objects.get(pk=person.pk)


def change():
    person = first()
    note = Note.objects.create(owner=person)
    return person.has_perms(["people.change_note", "people.view_note"], note)


def shown():
    person = first()
    return person.has_module_perms("people"), person.get_all_permissions()
