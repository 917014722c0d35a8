"""Accounts of the people who write and publish."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An editor's account. Visitors never have one."""

    class Meta(AbstractUser.Meta):
        verbose_name = "compte"
        verbose_name_plural = "comptes"
