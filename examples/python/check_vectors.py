"""Checks `standard_webhooks.py` against vectors of the scheme's published JavaScript library.

    python3 check_vectors.py ../../packages/cli/fixtures/standardWebhooks.json
"""

import json
import sys

from standard_webhooks import NotGenuine, verify


def is_genuine(vector):
    try:
        return verify(vector["secret"], vector["headers"], vector["body"].encode(), vector["now"]) == vector["headers"]["webhook-id"]
    except NotGenuine:
        return False


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        vectors = json.load(file)
    wrong = [vector["name"] for vector in vectors if is_genuine(vector) != vector["isGenuine"]]
    print(f"{len(vectors) - len(wrong)} of {len(vectors)} vectors agree" + "".join(f"\nnot: {name}" for name in wrong))
    sys.exit(1 if wrong or not vectors else 0)
