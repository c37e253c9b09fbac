"""Verifies Standard Webhooks (https://www.standardwebhooks.com) with the standard library alone."""

import base64
import hashlib
import hmac

TOLERANCE = 5 * 60
SHORTEST_KEY = 24


class NotGenuine(Exception):
    """The message was not signed with the secret, or its signature is too old."""


def verify(secret: str, headers, body: bytes, now: float) -> str:
    """Returns the id of a genuine message. `headers` is any mapping with lower-case or case-blind names."""
    message_id = headers.get("webhook-id")
    timestamp = headers.get("webhook-timestamp")
    signatures = headers.get("webhook-signature")
    if not message_id or not timestamp or not signatures:
        raise NotGenuine("a header is missing")
    if not (timestamp.isascii() and timestamp.isdigit()) or abs(now - int(timestamp)) > TOLERANCE:
        raise NotGenuine("the timestamp is not within five minutes")

    key = base64.b64decode(secret.removeprefix("whsec_"))
    # Anybody can sign with an empty key.
    if len(key) < SHORTEST_KEY:
        raise NotGenuine("the secret is too short to verify with")
    signed = f"{message_id}.{timestamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    # Several signatures stand side by side while a secret rotates.
    for signature in signatures.split(" "):
        if hmac.compare_digest(signature.encode(), expected.encode()):
            return message_id
    raise NotGenuine("no signature matches")
