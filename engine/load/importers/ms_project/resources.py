"""Who works on which task of an MS Project plan."""

from golive.engine.load.xml_rows import Row

_THINGS = ("0", "2")  # types of resources: material and cost; 1 is work


def people(root: Row) -> dict[str | None, Row]:
    """The resources that work, by UID; materials and costs are nobody."""
    return {
        row.get("UID"): row
        for row in root.children
        if row.name == "Resource" and row.get("Name") and row.get("Type") not in _THINGS
    }


def owners_of(root: Row) -> dict[str, list[str]]:
    """From task UID to the names of the people who are assigned to it."""
    known = people(root)
    owners: dict[str, list[str]] = {}
    for row in root.children:
        person = known.get(row.get("ResourceUID")) if row.name == "Assignment" else None
        name = person.get("Name") if person else None
        if name and (task := row.get("TaskUID")):
            owners.setdefault(task, []).append(name)
    return owners


def team_of(root: Row) -> list[Row]:
    """The people who are assigned to a task; of a plan without assignments, all of them."""
    assigned = {row.get("ResourceUID") for row in root.children if row.name == "Assignment"}
    known = people(root)
    return [row for uid, row in known.items() if uid in assigned] or list(known.values())
