"""What a kind of resources tells of its own, before the body that all kinds have."""


class Told:
    """By a template that the page, the API and booklets share. A kind that has a story says all three."""

    story_template = ""  # it is given `page`, and what `story` gives

    @classmethod
    def story_parts(cls) -> list:
        """What `story` reads, as `prefetch_related` takes it: once read, the story asks for nothing more."""
        return []

    def story(self) -> dict:
        """What the template wants beside the page."""
        return {}
