"""The text of attached files, for search.

reader is a program apart, which may die of what it reads; it is made of texts (what is kept), pdf and office (the
formats). running starts it and believes little of its answer; tasks says when; advice and screens tell the editor.
"""
