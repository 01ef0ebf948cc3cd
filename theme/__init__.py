"""The theme of the portal: layouts, bodies, components and assets; no code."""
