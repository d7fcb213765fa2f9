"""Publication: what stands in the register as pages, official PDFs, the book and open data.

Knows nothing of forges; renders archived bytes and never decides what may be published.
"""
