"""What has been loaded already."""

from resource_centre.models import StartingContent


class Ledger:
    """Remembers each entry loaded, so that nothing comes back after an editor changed or deleted it."""

    def __init__(self):
        self.known = set(StartingContent.objects.values_list("key", flat=True))
        self.added: list[str] = []

    def is_new(self, *parts: str) -> bool:
        """Whether this entry has never been loaded; from now on it has."""
        key = "/".join(parts)
        if key in self.known:
            return False
        self.known.add(key)
        self.added.append(key)
        return True

    def save(self) -> None:
        """Write down what was loaded."""
        StartingContent.objects.bulk_create([StartingContent(key=key) for key in self.added])
