"""golive: tells a project which service management activities it has forgotten."""
