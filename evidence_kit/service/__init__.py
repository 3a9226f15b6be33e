"""The vault process: requests in on stdin, answers out on stdout; one open vault; no Qt."""
