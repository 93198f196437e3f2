"""振り返り: what the year adds up to, per target state and viewpoint, and the draft to go on writing."""

from __future__ import annotations

from kyoten.ui import cached, parts, review_page

choice = parts.chosen()
view = cached.view(choice)
told = review_page.load(view)

parts.head(view.meta)
review_page.title(told)
if told.states:
    review_page.draft(told)
function = review_page.pick_function(told)
if function:
    review_page.states(told, function)
    review_page.tasks(told, function)
