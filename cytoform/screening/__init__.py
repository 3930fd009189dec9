"""Screens: many mixes at once, Arrow in and Arrow out, through the patterns and rules of names that `check` runs."""
