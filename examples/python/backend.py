"""A merchant's backend behind `powens-pay broker`, with the standard library alone.

    MERCHANT_SECRET=whsec_… python3 backend.py 8000
"""

import json
import os
import sys
import time
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from shop import Orders, build_request
from standard_webhooks import NotGenuine, verify

SECRET = os.environ.get("MERCHANT_SECRET") or sys.exit(
    "MERCHANT_SECRET is not set, so no call could be verified. Set it to the broker's."
)
LONGEST_BODY = 256 * 1024
orders = Orders()


class Backend(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("content-length") or 0)
        if length > LONGEST_BODY:
            return self.answer(413, {"message": "Too long."})
        body = self.rfile.read(length)
        try:
            # The raw bytes: parsed and written again they would no longer match their signature.
            message_id = verify(SECRET, self.headers, body, time.time())
        except NotGenuine as reason:
            return self.answer(401, {"message": f"Not from the broker: {reason}."})

        data = json.loads(body)["data"]
        if self.path == "/payments/prepare":
            return self.prepare(data)
        if self.path == "/payments/changes":
            orders.file_change(message_id, data)
            return self.answer(204)
        return self.answer(404, {"message": "Nothing here."})

    def do_GET(self):
        order = orders.find_for(self.session(), self.path.removeprefix("/orders/"))
        return self.answer(200, orders.describe(order)) if order else self.answer(404, {"message": "No such order."})

    def prepare(self, data):
        """Proves that this caller may pay this order, then prices it."""
        session = self.session()
        wanted = data["input"]
        order = orders.find_for(session, wanted.get("orderId") if isinstance(wanted, dict) else None)
        if order is None:
            return self.answer(404, {"message": "There is no such order of yours."})
        return self.answer(200, {"orderId": order["id"], "request": build_request(order, session)})

    def session(self):
        morsel = SimpleCookie(self.headers.get("cookie")).get("sessionid")
        return morsel.value if morsel else None

    def answer(self, status, body=None):
        content = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format, *args):
        """Silent: the broker logs what it sends."""


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    server = ThreadingHTTPServer(("127.0.0.1", port), Backend)
    print(f"The backend listens on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
