"""Diagnostics: what is wrong with a draft, where, why and how to mend it.

Rules are small generators over a context; one module a component family, one reporter a format.
Knows nothing of approvals or output. `run.check_document` and `run.check_all` are the doors.
"""
