"""What is for administrators, and everybody's own account."""

from tests.guide.guest import Guest


def look_around(administrator: Guest) -> None:
    """The menus that others do not have."""
    administrator.menu("Paramètres", "Utilisateurs")
    administrator.look()
    administrator.home()
    administrator.menu("Ressources", "Études")
    administrator.click("button", "administrateur")
    administrator.look()
    administrator.leave()
