"""ConnectWise Manage (PSA): projects, phases and tickets."""
