"""Enumerations. Native: the names of a class body become its members."""

class EnumType(type):
    def __getitem__(cls, name): ...  # native: a member
    def __iter__(cls): ...  # native: the members
    def __len__(cls): return 0

EnumMeta = EnumType

class Enum(metaclass=EnumType):
    name = _name_ = ""
    def __str__(self): return ""
    def __format__(self, format_spec): self.__str__(); return ""
    @classmethod
    def _missing_(cls, value): ...
    def _generate_next_value_(name, start, count, last_values): return name

class ReprEnum(Enum): ...

class IntEnum(int, ReprEnum):
    value = _value_ = 0

class StrEnum(str, ReprEnum):
    value = _value_ = ""

class Flag(Enum):
    value = _value_ = 0
    def __and__(self, other): return self
    def __bool__(self): return True
    def __contains__(self, other): return True
    def __invert__(self): return self
    def __iter__(self): return (member for member in [self])
    def __or__(self, other): return self
    def __xor__(self, other): return self

class IntFlag(int, ReprEnum, Flag): ...

class auto:
    value = 0

class nonmember:
    def __init__(self, value): self.value = value

class member:
    def __init__(self, value): self.value = value

def unique(enumeration): return enumeration
def global_enum(cls): return cls
