"""What goes in and out of the collection as files: spreadsheets and bibliographies."""
