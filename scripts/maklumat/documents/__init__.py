"""Ground floor: strict YAML with positions, document models, value grammars, trees of files.

Knows nothing of rules, approvals or output.
"""
