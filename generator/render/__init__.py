"""Drawing: views and templates to HTML, autoescape on, undefined names refused."""
