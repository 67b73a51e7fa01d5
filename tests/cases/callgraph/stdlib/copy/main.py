import copy


class Order:
    def pay(self):
        return 1


copy.copy(Order()).pay()
copy.deepcopy(Order()).pay()
