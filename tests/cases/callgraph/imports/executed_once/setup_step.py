from tools import prepare

prepare()
