"""The lottery numbers as weights.

Beyond `EXACT` people the numbers count in `GROUPS` equal groups, and numbers more than `SPREAD`
apart by their place in order. Within a type the numbers themselves decide, always.
"""

import numpy as np

from conference.assignment.crowd import IntArray

EXACT = 10_000
GROUPS = 100
SPREAD = 100_000


def weights(lottery: IntArray) -> IntArray:
    """Return each person's weight: 0 for the highest number, more for lower ones."""
    if not len(lottery):
        return lottery
    if len(lottery) > EXACT or int(lottery.max()) - int(lottery.min()) > SPREAD:
        lottery = np.unique(lottery, return_inverse=True)[1].astype(np.int64)
    if len(lottery) > EXACT:
        lottery = lottery * GROUPS // (int(lottery.max()) + 1)
    weight: IntArray = lottery.max() - lottery
    return weight
