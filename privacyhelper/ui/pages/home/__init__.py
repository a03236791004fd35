"""Home: the state in a sentence, one next thing, the plan."""
