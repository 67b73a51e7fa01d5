"""Forms of requests."""

from flask_wtf.form import FlaskForm
