"""fairpyx on one instance, in an environment of its own: a JSON instance in, its answer out.

Courses are occurrences; two of the same slot, or of the same session, are in conflict. See
`assignment_rivals` for who writes the instance.
"""

import json
import sys
import time

import fairpyx  # type: ignore[import-not-found,unused-ignore]


def main() -> None:
    """Read the instance from stdin, run the algorithm it names, and write seconds and places."""
    asked = json.load(sys.stdin)
    instance = fairpyx.Instance(
        valuations=dict(enumerate(asked["values"])),
        agent_capacities=asked["slots"],
        item_capacities=dict(enumerate(asked["seats"])),
        item_conflicts=dict(enumerate(asked["conflicts"])),
    )
    algorithm = getattr(fairpyx.algorithms, asked["algorithm"])
    builder = fairpyx.AllocationBuilder(instance)
    started = time.perf_counter()
    algorithm(builder)
    seconds = time.perf_counter() - started
    bundles = builder.sorted()
    json.dump({"seconds": seconds, "bundles": [bundles[at] for at in instance.agents]}, sys.stdout)


if __name__ == "__main__":
    main()
