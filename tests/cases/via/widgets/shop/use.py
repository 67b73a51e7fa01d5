def search():
    from .forms import Search
    from .models import Kind

    Kind.objects.get_or_create(name="a")
    form = Search({"color": "red", "extra": "x"})
    return form.is_valid()


def show():
    from .forms import Search

    form = Search()
    return str(form["color"])


def choose():
    from .forms import Search

    return Search()["kind"].as_widget()


def edit():
    from django import forms

    from .fields import Choice
    from .models import Item

    class ItemForm(forms.ModelForm):
        class Meta:
            model = Item
            fields = ["text", "kind"]
            widgets = {"kind": Choice}

    return ItemForm({"text": "a"}).is_valid()
