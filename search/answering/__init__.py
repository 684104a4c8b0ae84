"""Here is a question to an index, give me what a reader gets."""
