"""How resources come in and go out by the file."""
