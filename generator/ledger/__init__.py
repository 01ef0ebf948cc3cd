"""What follows from the ledger on a given day: standings, grids, counts; pure functions over the model."""
