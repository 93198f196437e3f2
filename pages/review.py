"""振り返り: what the year adds up to, per target state and viewpoint, and the draft to go on writing."""

from __future__ import annotations

from kyoten.ui import loaders, parts, review

choice = parts.chosen()
view = loaders.view(choice)
told = review.load(view)

parts.head(view.meta)
review.title(told)
if told.states:
    review.draft(told)
function = review.pick_function(told)
if function:
    review.states(told, function)
    review.tasks(told, function)
