"""Permissions, and what combines them."""

class OperationHolderMixin:
    def __and__(self, other): return OperandHolder(AND, self, other)
    def __or__(self, other): return OperandHolder(OR, self, other)
    def __rand__(self, other): return OperandHolder(AND, other, self)
    def __ror__(self, other): return OperandHolder(OR, other, self)
    def __invert__(self): return SingleOperandHolder(NOT, self)

class SingleOperandHolder(OperationHolderMixin):
    def __init__(self, operator_class, op1_class):
        self.operator_class = operator_class
        self.op1_class = op1_class
    def __call__(self, *args, **kwargs): return self.operator_class(self.op1_class(*args, **kwargs))

class OperandHolder(OperationHolderMixin):
    def __init__(self, operator_class, op1_class, op2_class):
        self.operator_class = operator_class
        self.op1_class = op1_class
        self.op2_class = op2_class
    def __call__(self, *args, **kwargs): return self.operator_class(self.op1_class(*args, **kwargs), self.op2_class(*args, **kwargs))

class AND:
    def __init__(self, op1, op2):
        self.op1 = op1
        self.op2 = op2
    def has_permission(self, request, view):
        return self.op1.has_permission(request, view) and self.op2.has_permission(request, view)
    def has_object_permission(self, request, view, obj):
        return self.op1.has_object_permission(request, view, obj) and self.op2.has_object_permission(request, view, obj)

class OR:
    def __init__(self, op1, op2):
        self.op1 = op1
        self.op2 = op2
    def has_permission(self, request, view):
        return self.op1.has_permission(request, view) or self.op2.has_permission(request, view)
    def has_object_permission(self, request, view, obj):
        self.has_permission(request, view)
        return self.op1.has_object_permission(request, view, obj) or self.op2.has_object_permission(request, view, obj)

class NOT:
    def __init__(self, op1): self.op1 = op1
    def has_permission(self, request, view): return not self.op1.has_permission(request, view)
    def has_object_permission(self, request, view, obj): return not self.op1.has_object_permission(request, view, obj)

class BasePermissionMetaclass(OperationHolderMixin, type): ...

class BasePermission(metaclass=BasePermissionMetaclass):
    def has_permission(self, request, view): return True
    def has_object_permission(self, request, view, obj): return True

class AllowAny(BasePermission): ...
class IsAuthenticated(BasePermission): ...
class IsAdminUser(BasePermission): ...
class IsAuthenticatedOrReadOnly(BasePermission): ...

class DjangoModelPermissions(BasePermission):
    def get_required_permissions(self, method, model_cls): return [*[""]]
    def _queryset(self, view): return view.get_queryset()
    def has_permission(self, request, view):
        self.get_required_permissions("", self._queryset(view).model)
        return True

class DjangoModelPermissionsOrAnonReadOnly(DjangoModelPermissions): ...
class DjangoObjectPermissions(DjangoModelPermissions):
    def get_required_object_permissions(self, method, model_cls): return [*[""]]
    def has_object_permission(self, request, view, obj):
        self.get_required_object_permissions("", self._queryset(view).model)
        return True
