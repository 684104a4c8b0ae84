"""Which files a corpus has, and the text of each: folders, encodings, what file names and sidecars say of a page."""
