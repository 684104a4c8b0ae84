"""What keeps the service going and tells how it does: the server, limits of time and number, log, counts, health."""
