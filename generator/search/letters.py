"""Stub."""
def make_letters(terms, characters):
    class L:
        def payload(self): return {"s":"","t":""}
    return L()
