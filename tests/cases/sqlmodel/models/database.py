from sqlmodel import Field, Relationship, Session, SQLModel, create_engine, delete, func, select
from sqlalchemy.pool import StaticPool

engine = create_engine("sqlite://", poolclass=StaticPool)


class HeroTeam(SQLModel, table=True):
    hero_id: int | None = Field(default=None, foreign_key="hero.id", primary_key=True)
    team_id: int | None = Field(default=None, foreign_key="teams.id", primary_key=True)


class TeamBase(SQLModel):
    name: str


class Team(TeamBase, table=True):
    __tablename__ = "teams"
    id: int | None = Field(default=None, primary_key=True)
    heroes: list["Hero"] = Relationship(back_populates="teams", link_model=HeroTeam)


class TeamPublic(TeamBase):
    id: int


class HeroBase(SQLModel):
    name: str
    leader_id: int | None = Field(default=None, foreign_key="hero.id")


class Hero(HeroBase, table=True):
    id: int | None = Field(default=None, primary_key=True)
    teams: list[Team] = Relationship(back_populates="heroes", link_model=HeroTeam)
    missions: list["Mission"] = Relationship(back_populates="hero", cascade_delete=True)


class Mission(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    hero_id: int | None = Field(default=None, foreign_key="hero.id", ondelete="CASCADE")
    hero: Hero | None = Relationship(back_populates="missions")


def create():
    SQLModel.metadata.create_all(engine)


def get_session():
    with Session(engine) as session:
        yield session


def add():
    with Session(engine) as session:
        hero = Hero(name="a", teams=[Team(name="t")])
        session.add(hero)
        session.commit()
        session.refresh(hero)


def add_mission():
    session = next(get_session())
    session.add(Mission(hero_id=1))
    session.commit()


def find(name="a"):
    with Session(engine) as session:
        hero = session.exec(select(Hero).where(Hero.name == name)).first()
        return [team.name for team in hero.teams]


def pairs():
    with Session(engine) as session:
        return [hero.name for hero, mission in session.exec(select(Hero, Mission).join(Mission)).all()]


def count():
    with Session(engine) as session:
        return session.exec(select(func.count()).select_from(Mission)).one()


def rename():
    with Session(engine) as session:
        hero = session.get(Hero, 1)
        hero.sqlmodel_update({"name": "b"})
        session.add(hero)
        session.commit()


def drop():
    with Session(engine) as session:
        session.exec(delete(Mission))
        session.commit()
