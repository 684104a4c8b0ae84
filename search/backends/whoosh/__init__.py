"""The default engine: a Whoosh index, read a whole posting list at a time."""
