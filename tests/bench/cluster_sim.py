#!/usr/bin/env python3
"""How much of a cluster's time goes into reading pages, by simulation from measured overheads.

    cluster_sim.py [--start 1.1] [--dispatch 0.2] [--again 40] ...

Shards go to cores as they become free, as Slurm does it: one after the other, in their order. A shard takes
its estimate times a random factor, since pages take longer or shorter than their size says; a task costs the
start of the program and of its worker and the writing of the bundle before and after. Nodes are lost now and then: what their
cores had read of their shards is lost, and the shards are at work again after a while. Efficiency is the time in
which pages that count were read, by cores times the time until the last bundle.
"""
import argparse
import heapq
import random


def simulate(options, seed):
    """Returns (efficiency, hours until the last bundle, nodes that were lost)."""
    chance = random.Random(seed)
    shard_seconds = options.minutes * 60
    shards = options.shards_a_core * options.nodes * options.cores
    # A lognormal factor with mean 1.
    factors = [chance.lognormvariate(-options.spread**2 / 2, options.spread) for _ in range(shards)]
    free = [(0.0, core) for core in range(options.nodes * options.cores)]
    heapq.heapify(free)
    waiting = [(0.0, number) for number in range(shards)]  # when it may run, and which
    heapq.heapify(waiting)
    dispatched, end, useful, lost = 0.0, 0.0, 0.0, 0
    while waiting:
        ready, shard = heapq.heappop(waiting)
        at, core = heapq.heappop(free)
        # One controller gives out one task after the other.
        dispatched = max(dispatched + options.dispatch, at, ready)
        work = shard_seconds * factors[shard]
        takes = options.latency + options.start + work + options.finish
        node_fails = chance.random() < takes / (options.days_between_failures * 86400)
        if node_fails:
            lost += 1
            heapq.heappush(waiting, (dispatched + takes * chance.random() + options.again, shard))
            heapq.heappush(free, (dispatched + takes + options.repair * 60, core))
            continue
        useful += work
        end = max(end, dispatched + takes)
        heapq.heappush(free, (dispatched + takes, core))
    return useful / (end * options.nodes * options.cores), end / 3600, lost


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=20, help="estimate of a shard")
    parser.add_argument("--spread", type=float, default=0.25, help="of the time of a shard around its estimate (sigma of ln)")
    parser.add_argument("--start", type=float, default=1.1, help="seconds until the first page is read")
    parser.add_argument("--finish", type=float, default=0.2, help="seconds from the last page to the bundle")
    parser.add_argument("--latency", type=float, default=1.0, help="seconds from a free core to the start of a task")
    parser.add_argument("--dispatch", type=float, default=0.05, help="seconds of the controller for a task")
    parser.add_argument("--again", type=float, default=40, help="seconds until a lost node's shard may run again")
    parser.add_argument("--repair", type=float, default=30, help="minutes until a lost core is back")
    parser.add_argument("--days-between-failures", type=float, default=100, help="of one node")
    parser.add_argument("--nodes", type=int, default=16)
    parser.add_argument("--cores", type=int, default=16, help="of a node")
    parser.add_argument("--shards-a-core", type=int, default=40)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    print("| minutes a shard | shards a core | efficiency, worst of runs | hours | cores lost |")
    print("| --- | --- | --- | --- | --- |")
    wanted = options.minutes
    for minutes in (wanted / 20, wanted / 4, wanted, wanted * 3):
        options.minutes = minutes
        results = [simulate(options, seed) for seed in range(options.runs)]
        worst = min(results)
        print(f"| {minutes:g} | {options.shards_a_core} | {worst[0]:.3f} | {worst[1]:.1f} | {worst[2]} |")


if __name__ == "__main__":
    main()
