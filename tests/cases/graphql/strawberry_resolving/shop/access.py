from strawberry.permission import BasePermission


class IsKnown(BasePermission):
    message = "no"

    def has_permission(self, source, info, **kwargs):
        return True
