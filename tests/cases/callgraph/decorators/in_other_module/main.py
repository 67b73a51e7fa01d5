from auth import required


@required("admin")
def delete():
    return 1


delete()
