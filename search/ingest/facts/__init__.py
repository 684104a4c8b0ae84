"""What a text says of people, days and places, wherever it stands."""
