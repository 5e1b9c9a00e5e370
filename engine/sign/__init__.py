"""Signatures of reports with SSH keys, as `ssh-keygen -Y` makes and verifies them."""
