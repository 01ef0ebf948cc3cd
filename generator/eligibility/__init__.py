"""Decision tables of the self-check: how they are evaluated, and whether they are whole."""
