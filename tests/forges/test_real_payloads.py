"""What GitHub really sends is read as it is: nothing the adapter needs is missing or of another shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from maklumat.forges.github_payload import IssueComment, Pull, Review

REAL: dict[str, Any] = json.loads(
    (Path(__file__).parent / "vendor/octokit-webhooks-examples/payloads.json").read_text(encoding="utf-8")
)


def test_a_real_pull_request() -> None:
    sent = REAL["pull_request"]
    pull = Pull.model_validate(sent)
    assert pull.head.sha == sent["head"]["sha"] and pull.base.ref == sent["base"]["ref"]
    assert pull.user is not None and pull.user.id == sent["user"]["id"]
    assert pull.state == "open" and not pull.merged


@pytest.mark.parametrize("sent", REAL["reviews"], ids=[item["state"] for item in REAL["reviews"]])
def test_a_real_review(sent: dict[str, Any]) -> None:
    review = Review.model_validate(sent)
    assert review.user is not None and review.user.login == sent["user"]["login"]
    assert review.submitted_at is not None and review.state == sent["state"]


@pytest.mark.parametrize("sent", REAL["comments"], ids=["written", "edited"])
def test_a_real_comment(sent: dict[str, Any]) -> None:
    comment = IssueComment.model_validate(sent)
    assert comment.user is not None and comment.user.type == sent["user"]["type"]
    assert (comment.updated_at != comment.created_at) == (sent["updated_at"] != sent["created_at"])
