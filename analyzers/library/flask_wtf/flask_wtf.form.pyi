"""Forms that take the data of the request by themselves."""

from wtforms.form import Form

class FlaskForm(Form):
    def is_submitted(self): return True
    def validate_on_submit(self, extra_validators=None):
        self.is_submitted()
        return self.validate(extra_validators=extra_validators)
    def hidden_tag(self, *fields): return ""
