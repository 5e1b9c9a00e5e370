"""ServiceNow: projects, project tasks, changes, problems and risks."""
