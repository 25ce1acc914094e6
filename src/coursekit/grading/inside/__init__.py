"""What runs inside the sandbox: the fork server, a keeper and a notebook for each submission."""
