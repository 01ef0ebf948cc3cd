"""Findings and observations in the forms people and machines read: text, JSON, SARIF, JUnit, Markdown."""
