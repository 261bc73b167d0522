"""Jobs on a real Slurm: the tree is that of a serial import, whatever happens to nodes and controller.

PALIMPSEST_SLURM=all also kills the controller, and stops a node until its tasks were given to others.
"""
import os
import shutil
import signal
import tempfile
import time
import unittest

from job_folder import JobTest
from slurm_cluster import Cluster, missing_programs, wait_until

IS_WHOLE = os.environ.get("PALIMPSEST_SLURM") == "all"
AGAIN = 40   # seconds in which a lost node's shard is at work again
PATIENCE = 240


@unittest.skipIf(missing_programs(), f"not installed: {', '.join(missing_programs())}")
class SlurmTest(JobTest):
    cluster = None  # one for all tests, which leave it as they found it

    @classmethod
    def setUpClass(cls):
        if SlurmTest.cluster is None:
            folder = tempfile.mkdtemp(prefix="palimpsest-slurm-")
            unittest.addModuleCleanup(shutil.rmtree, folder, True)
            SlurmTest.cluster = Cluster(folder)
            unittest.addModuleCleanup(SlurmTest.cluster.stop)
            SlurmTest.cluster.start()

    def submit(self, nodes):
        """Returns the jobs: an array of shards, and the one that collects."""
        variables = [f"{name}={value}" for name, value in self.cluster.environment.items()]
        return self.run_program("submit", self.job, "--archive", self.archive, "--partition", f"nodes{nodes}", "--json",
                                prefix=["env", *variables], code=0).json()["jobs"]

    def wait_for(self, jobs):
        wait_until("the last job is over", lambda: self.cluster.is_over(jobs[-1]), PATIENCE)

    def assert_collected(self):
        printed = "\n".join(path.read_text() for path in sorted((self.job / "slurm").glob("*.txt")))
        self.assertNotIn("refused", printed)
        try:
            self.assert_tree_is_serial()
        except Exception as error:
            raise AssertionError(printed + self.cluster.logs()) from error
        status = self.run_program("job", "status", self.job, "--json", code=0).json()
        self.assertEqual(status["done"], status["shards"])

    def run_path(self, shard, attempt):
        return self.job / "runs" / "000" / f"{shard:06}.{attempt}.json"

    def busy_node(self):
        """Waits for a node that is in the middle of a shard, and returns both."""
        found = []

        def look():
            tasks = {node: self.cluster.task_on(node) for node in self.cluster.names}
            found[:] = [(node, task) for node, task in tasks.items() if task and self.run_path(task, 1).exists()]
            return found

        wait_until("a node is in the middle of a shard", look, 60)
        return found[0]


class Nodes(SlurmTest):
    def test_one_node_makes_the_tree_of_a_serial_import(self):
        self.wait_for(self.submit(1))
        self.assert_collected()

    def test_two_nodes_make_it_and_submitting_again_reads_nothing_again(self):
        self.wait_for(self.submit(2))
        self.assert_collected()
        jobs = self.submit(2)
        self.assertEqual(len(jobs), 1)
        self.wait_for(jobs)
        self.assert_collected()
        self.assertEqual({path.name.split(".")[1] for path in self.bundle(1).parent.iterdir()}, {"1"})


class KilledNode(SlurmTest):
    def test_costs_its_shard_a_while_and_changes_nothing(self):
        jobs = self.submit(4)
        node, shard = self.busy_node()
        self.cluster.kill_node(node)
        self.assertFalse(self.bundle(shard).exists(), "the node was killed in the middle of the shard")
        took = wait_until("the shard of the lost node is at work again", self.run_path(shard, 2).exists, PATIENCE)
        self.cluster.start_node(node)
        self.wait_for(jobs)
        self.assert_collected()
        self.cluster.wait_until_idle()
        self.assertLess(took, AGAIN, self.cluster.logs())
        print(f"\na lost node's shard was at work again after {took:.1f} s")


@unittest.skipUnless(IS_WHOLE, "PALIMPSEST_SLURM=all is not set")
class KilledController(SlurmTest):
    def test_that_is_started_again_goes_on(self):
        submitted = time.time()
        jobs = self.submit(1)
        # Slurm writes its state every few seconds; a controller that dies before that forgets the job.
        wait_until("the controller wrote its state down", lambda: self.cluster.state_time() > submitted + 1, 60)
        self.busy_node()
        self.cluster.kill_controller()
        time.sleep(5)
        self.cluster.start_controller()
        self.wait_for(jobs)
        self.assert_collected()


@unittest.skipUnless(IS_WHOLE, "PALIMPSEST_SLURM=all is not set")
class StoppedNode(SlurmTest):
    def test_that_goes_on_when_others_did_its_work_changes_nothing(self):
        jobs = self.submit(4)
        node, shard = self.busy_node()
        self.cluster.signal_node(node, signal.SIGSTOP)
        wait_until("its task is at work elsewhere", self.run_path(shard, 2).exists, PATIENCE)
        self.cluster.signal_node(node, signal.SIGCONT)
        self.wait_for(jobs)
        self.assert_collected()
        self.cluster.wait_until_idle()
        # Whatever it did with its task, what it left is collected once more.
        self.run_program("collect", self.job, "--archive", self.archive, code=0)
        self.assert_tree_is_serial()


if __name__ == "__main__":
    unittest.main()
