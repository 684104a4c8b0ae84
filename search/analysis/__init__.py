"""Here is text, give me terms and where they stood."""
