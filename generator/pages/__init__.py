"""The plan and the views of pages, as data: what ``plan`` makes and ``render`` draws. No HTML, no input or output."""
