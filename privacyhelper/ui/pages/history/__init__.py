"""What I did: the journal for people, and the proof."""
