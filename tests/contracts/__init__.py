"""What every record keeps, whatever the sheet."""
