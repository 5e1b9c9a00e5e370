"""From a plan to its facts: what is asked, what is answered, and the file that keeps it."""
