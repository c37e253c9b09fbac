"""What the shop sells to whom. Prices and accounts are known here and nowhere else."""

import threading
from decimal import Decimal

CUSTOMERS = {"session-of-ada": ("Ada", "Martin"), "session-of-karim": ("Karim", "Benali")}

BENEFICIARY = {"scheme_name": "iban", "identification": "FR1420041010050500013M02606", "label": "Fournil SAS"}
BENEFICIARY_IDENTITY = {
    "kind": "corporate",
    "org_name": "Fournil SAS",
    "scheme_name": "siren",
    "identification": "732829320",
}


class Orders:
    """Orders in memory, and every change that was filed."""

    def __init__(self):
        self._lock = threading.Lock()
        self._filed = {}
        self._orders = {
            "P1001": {"id": "P1001", "session": "session-of-ada", "amount": "4.20", "status": "to_pay"},
            "P1002": {"id": "P1002", "session": "session-of-ada", "amount": "7.80", "status": "to_pay"},
            "P1003": {"id": "P1003", "session": "session-of-karim", "amount": "5.50", "status": "to_pay"},
        }

    def find_for(self, session, order_id):
        order = self._orders.get(order_id) if isinstance(order_id, str) else None
        return order if order and session and order["session"] == session else None

    def file_change(self, change_id, change):
        """Files a change once, however often it is delivered."""
        with self._lock:
            order = self._orders.get(change["orderId"])
            if order is None or change_id in self._filed:
                return
            self._filed[change_id] = (order["id"], change["payment"]["state"])
            # A change that was refused once comes late, and undoes nothing that is newer.
            if change["sequence"] > order.get("sequence", 0):
                order["sequence"] = change["sequence"]
                order["status"] = read_status(order, change)

    def describe(self, order):
        states = [state for order_id, state in self._filed.values() if order_id == order["id"]]
        return {"id": order["id"], "amount": order["amount"], "status": order["status"], "changes": states}


def read_status(order, change):
    """What the order comes to. An order may have several payments, and `aggregate` knows them all."""
    outcome, aggregate = change["outcome"], change["aggregate"]
    if aggregate == "review" or "duplicateOf" in change or "possibleDuplicateOf" in change:
        return "needs_review"
    if aggregate == "unpaid":
        return "not_paid"
    # "accepted" is at risk: the bank took the order and will report nothing more. This shop ships on it.
    if outcome["bucket"] == "paid" or outcome["status"] == "accepted":
        return "paid" if is_price_of(order, change["payment"]) else "needs_review"
    # News of another payment of the order.
    if order["status"] in ("paid", "needs_review"):
        return order["status"]
    # It is paid, and the change that said how much has not arrived.
    return "needs_review" if aggregate == "paid" else "in_progress"


def is_price_of(order, payment):
    """Whether the order still costs what was paid: it may have been edited after the payer approved."""
    return payment["currency"] == "EUR" and Decimal(payment["amount"]) == Decimal(order["amount"])


def build_request(order, session):
    first_name, last_name = CUSTOMERS[session]
    return {
        "instructions": [
            {
                "amount": order["amount"],
                "currency": "EUR",
                "label": f"Fournil order {order['id']}",
                "execution_date_type": "instant",
                "beneficiary": BENEFICIARY,
                "beneficiary_identity": BENEFICIARY_IDENTITY,
            }
        ],
        "payer_identity": {"kind": "individual", "first_name": first_name, "last_name": last_name},
    }
