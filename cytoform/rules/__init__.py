"""The rules, one file each. `document`, `grounded` and `acceptances` name them; a rule that is not named there does not exist."""
