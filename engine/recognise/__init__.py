"""From the text of a task, its parents and its notes to the activities that it covers."""
