"""What the starting content has brought in, so that it is brought in once."""

from django.db import models


class StartingContent(models.Model):
    """One entry of `fixtures/` that was loaded. What editors did with it since is theirs: changed, moved, deleted."""

    key = models.CharField(max_length=150, unique=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "contenu de départ"
        verbose_name_plural = "contenus de départ"

    def __str__(self):
        return self.key
