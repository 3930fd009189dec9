"""What would clear the conflicts of a mix: components to remove, to swap, or to keep apart in time. Each proposal is checked."""
