"""Evidence from GitHub, GitLab and a rehearsal, all as the same events; from events to the next record.

Nothing here runs anything of a pull request: heads are fetched, read as trees and hashed.
"""
