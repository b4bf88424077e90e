"""Hypothesis strategies for made-up acts, clean and damaged."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.generated.acts import MadeAct, generate
from tests.generated.noise import NOISES, noised


def acts() -> st.SearchStrategy[MadeAct]:
    """Made-up acts."""
    return st.integers(0, 10**6).map(generate)


def damaged_acts() -> st.SearchStrategy[MadeAct]:
    """Made-up acts with one kind of noise, or all."""
    kinds = st.sampled_from([*NOISES, "all"])
    return st.builds(lambda act, kind: replace(act, text=noised(act.text, kind, act.name)), acts(), kinds)
