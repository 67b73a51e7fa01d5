from database import Session
from shop.models import Copy, Mark, Node
from sqlalchemy import exists, func, insert, literal, select, update
from sqlalchemy.orm import aliased


def recursive():
    tree = select(Node.id).where(Node.parent_id.is_(None)).cte(recursive=True)
    tree = tree.union_all(select(Node.id).join(tree, Node.parent_id == tree.c.id))
    with Session() as session:
        return session.execute(select(tree.c.id)).all()


def marked():
    with Session() as session:
        return session.scalars(select(Node).where(exists().where(Mark.node_id == Node.id))).all()


def unmarked():
    with Session() as session:
        return session.scalars(select(Node).where(Node.id.not_in(select(Mark.node_id)))).all()


def parents():
    parent = aliased(Node, name="parent")
    with Session() as session:
        return session.execute(select(Node, parent).join(parent, Node.parent_id == parent.id)).all()


def counted():
    marks = select(Mark.node_id, func.count().label("n")).group_by(Mark.node_id).subquery()
    with Session() as session:
        return session.execute(select(Node.id, marks.c.n).outerjoin(marks, marks.c.node_id == Node.id)).all()


def copied():
    with Session() as session:
        session.execute(insert(Copy).from_select(["id"], select(Node.id)))
        session.commit()


def moved():
    with Session() as session:
        session.execute(update(Node).where(Node.id.in_(select(Copy.id))).values(parent_id=None))
        session.commit()


def flagged():
    with Session() as session:
        return session.execute(select(literal(True)).where(select(Copy).exists())).scalar()


def scalar():
    newest = select(func.max(Copy.id)).scalar_subquery()
    with Session() as session:
        return session.scalars(select(Node).where(Node.id == newest)).first()


def all_copies():
    return select(func.count()).select_from(Copy)


def number():
    copies = all_copies().where(Copy.id > 0)
    with Session() as session:
        return session.execute(copies).scalar()
