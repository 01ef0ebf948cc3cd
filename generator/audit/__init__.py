"""Rules over the records: references and coverage give findings, discrepancies in the documents give observations."""
