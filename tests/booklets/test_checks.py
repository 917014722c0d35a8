"""A machine without Pango is told so, and works."""

from booklets import checks


def test_what_is_missing_is_named_with_what_installs_it(monkeypatch):
    monkeypatch.setattr(checks, "find_library", lambda name: None if name.startswith("pango") else name)
    [warning] = checks.libraries(None)
    assert warning.id == "booklets.W001"
    assert "pango-1.0, pangoft2-1.0" in warning.msg
    assert "libpango-1.0-0" in warning.hint


def test_this_machine_lacks_nothing():
    assert checks.libraries(None) == []
