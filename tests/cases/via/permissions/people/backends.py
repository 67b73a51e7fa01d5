class OwnerBackend:
    def authenticate(self, request, name=None):
        return None

    def has_perm(self, user, perm, obj=None):
        return self.owns(user, obj)

    def owns(self, user, obj):
        return False

    def has_module_perms(self, user, label):
        return False

    def get_all_permissions(self, user, obj=None):
        return set()
