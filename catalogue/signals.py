"""What must happen when Wagtail acts on a plain `Page`, where a method of ours is not called."""

from catalogue.models import Resource


def follow_the_move(sender, instance, **kwargs):
    """A resource moved to another rubric belongs to it. Bulk moves and reorders pass plain pages."""
    for resource in Resource.objects.filter(pk=instance.pk):
        resource.save()
