"""The register: one append-only book of decisions, and the state of everything as a pure fold over it.

Knows nothing of git, forges or output; the time that counts as now is always passed in.
"""
