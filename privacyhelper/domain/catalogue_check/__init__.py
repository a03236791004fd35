"""The catalogue checker: everything wrong with every file, at once, as key and sentence.

`shape` says whether a file decodes at all, and mends what does not so that the rest can be looked
at. `platform` looks at a whole platform: with `facts` at clauses and controls, with `steps` at what
each action needs, with `places` at what depends on where a person lives, with `wording` (and
`sentences`) at how long our sentences are. `laws` looks at laws, authorities and places,
`quotations` for the exact words in archived texts. All of it is pure.
"""
