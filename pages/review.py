"""振り返り: what the year adds up to, per target state and viewpoint, and the draft to go on writing."""

from __future__ import annotations

from kyoten.ui import judgement_panel, named_action, page_cache, page_parts, review_page

choice = page_parts.chosen()
view = page_cache.view(choice)
review = review_page.load(view)

review_page.title(review)
named_action.show()
if review.states:
    review_page.draft(review)
function = review_page.pick_function(review)
if function:
    judgement_panel.show(view, function)
    review_page.states(review, function)
    review_page.tasks(review, function)
