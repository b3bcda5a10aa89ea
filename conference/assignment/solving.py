"""From a problem to a plan: the criteria's stages in order."""

from conference.assignment import faults
from conference.assignment.board import Board, lay_out
from conference.assignment.clock import Clock, Progress
from conference.assignment.deals import Result, deal_of, missing, places_of
from conference.assignment.first_come import places_in_turn
from conference.assignment.plan import SEATS, Plan
from conference.assignment.planning import plan_of
from conference.assignment.problem import Problem
from conference.assignment.seating import give_seats
from conference.assignment.wishes import grant_wishes


def solve(
    problem: Problem, *, time_limit: float | None = None, progress: Progress | None = None
) -> Plan:
    """Return the best plan by the criteria in order, the same however the lists are shuffled.

    `time_limit` is in seconds; when it's reached the plan is the best found, with `proven` false
    where a criterion hasn't met its bound. `progress` is called for each criterion reached.
    Raises InvalidProblem when the problem contradicts itself.
    """
    faults.refuse(problem)
    clock = Clock(time_limit, progress)
    board = lay_out(problem)
    result = _best(board, clock)
    return plan_of(board, places_of(board, result.deal), result.bounds, clock)


def _best(board: Board, clock: Clock) -> Result:
    in_order = [one for people in board.people for one in people]
    result = give_seats(board, deal_of(board, places_in_turn(board, in_order)), clock)
    given = board.attended - missing(board, result.deal)
    if not board.types or given != result.bounds[SEATS]:
        return result
    return grant_wishes(board, result, clock)
