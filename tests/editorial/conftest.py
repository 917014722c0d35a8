"""The three roles, and somebody in each."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client


@pytest.fixture
def log_in(roles):
    """Log somebody of a role in; give their client, which knows its `user`."""

    def log_in(role, **fields):
        name = role.name if hasattr(role, "name") else role
        user = get_user_model().objects.create_user(name.lower(), password="un mot de passe", **fields)
        user.groups.add(Group.objects.get(name=name))
        client = Client()
        client.force_login(user)
        client.user = user
        return client

    return log_in


@pytest.fixture
def contributor(log_in):
    """A client logged in as a contributor."""
    return log_in("Contributeurs")


@pytest.fixture
def publisher(log_in):
    """A client logged in as an editor."""
    return log_in("Éditeurs")


@pytest.fixture
def administrator(log_in):
    """A client logged in as an administrator who is not a superuser: the group alone must do."""
    return log_in("Administrateurs")
