"""The rules, one file each. `reading`, `document`, `grounded` and `acceptances` name them; a rule that is not named there does not exist."""
