"""The pause of the cycle search ends as it began."""

import gc

import pytest

from kyoten.reader.gc_pause import collector_paused


def broken() -> None:
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            pass
        assert not gc.isenabled()
        raise ValueError("broken")


@pytest.mark.parametrize("was_on", [True, False])
def test_the_search_is_off_inside_and_as_before_afterwards_even_after_an_error(was_on):
    before = gc.isenabled()
    (gc.enable if was_on else gc.disable)()
    try:
        with pytest.raises(ValueError, match="broken"):
            broken()
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()
