"""Give me articles, I leave a complete index or the old one."""
