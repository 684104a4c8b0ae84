"""The year of a page that prints none: every hint it holds, weighed against each other."""
