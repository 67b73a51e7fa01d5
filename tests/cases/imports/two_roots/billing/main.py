from app.work import work

work()
