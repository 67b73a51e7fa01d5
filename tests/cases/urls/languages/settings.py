ROOT_URLCONF = "urls"
INSTALLED_APPS = []
USE_I18N = True
LANGUAGES = [("en", "English"), ("de", "German")]
LANGUAGE_CODE = "en"
