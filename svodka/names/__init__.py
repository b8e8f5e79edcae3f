"""What a name is called in the other language: tables first, then Palladius, then the usual romanisations."""
