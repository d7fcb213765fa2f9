"""Service standards and charters: drafted as YAML in git, approved step by step, published as approved.

The rooms, ground floor first: ``documents``, ``checks``, ``register``, ``forges``, ``publish``, ``cli``.
A room imports only from the rooms before it.
"""

__version__ = "0.1.0"
