"""Answers to hold the self-check's script against the program: one condition at a time, and each threshold."""

import itertools

from generator.eligibility.evaluate import evaluate
from generator.model.selfcheck import QuestionKind

LINES = {"dibao-biaozhun": 700, "bianyuan-biaozhun": 1050, "kezhipei-shouru": 12_600, "gangxing-bili": 50}


def vectors(national):
    """(table, answers): each condition true, false and unknown among others all so, and each row where it decides."""
    questions = {name: located.record for name, located in national.questions.items()}
    for name, located in national.tables.items():
        table = located.record
        ways = [list(ways_of(condition, questions)) for condition in table.conditions]
        bases = [{}, *(merged(way[at] for way in ways) for at in (0, -1))]
        for own in itertools.chain.from_iterable(ways):
            for base in bases:
                kept = {asked: answer for asked, answer in base.items() if asked not in own}
                yield name, {**kept, **{asked: answer for asked, answer in own.items() if answer}}
        for row in range(len(table.rows)):
            yield name, deciding(table, row, ways, questions)


def ways_of(condition, questions):
    """Answers to the questions of a condition; the first makes it true, the last false."""
    tests = condition.all_of or condition.any_of
    values = [list(values_of(test, questions)) for test in tests]
    yield merged(value[0] for value in values) if condition.all_of else values[0][0]
    yield from itertools.chain.from_iterable(values)
    yield {asked: "" for value in values for asked in value[0]}
    yield merged(value[-1] for value in values)


def values_of(test, questions):
    """Answers to one test; the first makes it true, the last false."""
    question = questions[test.question]
    if question.kind is not QuestionKind.number:
        others = [choice.id for choice in question.choices] or ["是", "否"]
        yield {test.question: test.value}
        yield from ({test.question: other} for other in others)
        yield {test.question: "否" if question.kind is QuestionKind.yes_no else "wu" if test.value != "wu" else "youli"}
        return
    own, local, at = test.question, None, test.value
    if test.than:
        own, local = (test.than, test.question) if question.amount else (test.question, test.than)
        line = LINES[local]
        at = line / test.times if local == test.question else line * test.times
    sides = [f"{int(at) + step}" for step in (-1, 1)]
    if test.how.value in ("高于", "不低于") and own == test.question:
        sides.reverse()
    near = [sides[0], f"{int(at)}", f"{int(at)}.01", f"{int(at) - 1}.99", sides[1]]
    rest = {local: f"{LINES[local]}"} if local else {}
    if local:
        yield {own: near[0], **rest}
        yield {own: near[0], local: ""}
        yield {own: "", **rest}
    yield from ({own: value, **rest} for value in near)


def merged(parts):
    return {asked: answer for part in parts for asked, answer in part.items()}


def deciding(table, row, ways, questions):
    """Answers that leave only this row."""
    for chosen in itertools.product(*(distinct(way) for way in ways)):
        answers = merged(chosen)
        if evaluate(table, questions, answers).rows == (row,):
            return answers
    raise AssertionError(f"{table.id}: no answers lead to row {row} alone")


def distinct(way):
    """Each of its answers once: what makes it true, what makes it false, none, then the others."""
    return list({tuple(sorted(one.items())): one for one in (way[0], way[-1], {}, *way)}.values())
