"""Static public-disclosure portal for social-assistance joint conferences.

Stages that never import each other, over a few frozen data types; see ``docs/dev/architecture.md``.
"""
