"""What each line of a page is: headline, paragraph, the rest of one, byline, label, or one of the paper's own."""
