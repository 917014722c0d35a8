"""The screenshots of the editors' guide, taken from the running site: `make guide`.

Each part of the guide has a walk (`walks/`), which goes through the real screens by what they say, as its readers will,
and stops where a label is not there. `tests/browser/test_guide.py` takes the same walks, so that the guide stays true.
"""
