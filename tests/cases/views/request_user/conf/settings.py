AUTH_USER_MODEL = "people.Person"
INSTALLED_APPS = ["people"]
