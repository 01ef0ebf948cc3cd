"""Writing records on the office's own machine: everything an editor, a form or a command changes goes through here."""
