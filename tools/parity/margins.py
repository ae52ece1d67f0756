"""How close spaCy's own decisions about one paragraph were: its top-two score margins.

A margin is the score of the action that was taken less that of the best other action that was
allowed; infinite where there was no other. They are worked out from spaCy's side, so that a fault
of ours cannot excuse itself.
"""

import math

import numpy


def paragraph_margins(nlp, text: str) -> dict[str, list[float]]:
    """Margins of each token by "tag", "dep" and "ent".

    A token's "dep" is the least of the parser's steps that had it first on stack or buffer, its
    "ent" that of the step that consumed it.
    """
    doc = nlp.make_doc(text)
    found = {kind: [math.inf] * len(doc) for kind in ("tag", "dep", "ent")}
    for name, component in nlp.pipeline:  # each component must see the document as it was then
        if name == "tagger":
            scores = numpy.sort(component.model.predict([doc])[0], axis=1)
            found["tag"] = (scores[:, -1] - scores[:, -2]).tolist()
        elif name == "parser":
            _replay(component, doc, found["dep"], with_stack=True)
        elif name == "ner":
            _replay(component, doc, found["ent"], with_stack=False)
        doc = component(doc)
    return found


def _replay(component, doc, margins: list[float], with_stack: bool) -> None:
    moves = component.moves
    names = [moves.get_class_name(i) for i in range(moves.n_moves)]
    step = component.model.predict([doc])
    states = [state for state in moves.init_batch([doc]) if not state.is_final()]
    while states:
        state = states[0]
        scores = numpy.asarray(step.predict(states))
        allowed = sorted(
            float(scores[0, i]) for i, name in enumerate(names) if moves.is_valid(state, name)
        )
        margin = allowed[-1] - allowed[-2] if len(allowed) > 1 else math.inf
        for token in (*state.queue[:1], *(state.stack[:1] if with_stack else ())):
            margins[token] = min(margins[token], margin)
        states = component.transition_states(states, scores)
