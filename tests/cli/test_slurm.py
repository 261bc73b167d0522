"""Jobs on a real Slurm: the tree is that of a serial import, whatever happens to nodes and controller."""
import shutil
import signal
import tempfile
import time
import unittest

from job_folder import JobTest
from program import SOURCE, wait_until
from slurm_cluster import CRED_EXPIRE, MESSAGE_TIMEOUT, SLURMD_TIMEOUT, Cluster, missing_programs

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
        try:
            wait_until("the last job is over", lambda: self.cluster.is_over(jobs[-1]), PATIENCE)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.cluster.logs()}") from error

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

    def stop_in_the_middle(self, *nodes):
        """Stops one of the nodes, which goes on with its shard when it may, and returns both."""
        stopped = []

        def stop():
            for node in nodes:
                shard = self.cluster.task_on(node)
                if shard is None or not self.run_path(shard, 1).exists():
                    continue
                self.cluster.signal_node(node, signal.SIGSTOP)
                if not self.bundle(shard).exists():
                    stopped.append((node, shard))
                    return True
                self.cluster.signal_node(node, signal.SIGCONT)
            return False

        wait_until("a node is in the middle of a shard", stop, 60)
        return stopped[0]


class Nodes(SlurmTest):
    def test_one_node_makes_the_tree_of_a_serial_import_and_goes_on_under_a_controller_that_was_killed(self):
        jobs = self.submit(1)
        node, shard = self.stop_in_the_middle(self.cluster.names[0])
        self.cluster.write_state(jobs[-1])
        self.cluster.kill_controller()
        self.cluster.signal_node(node, signal.SIGCONT)
        wait_until("the shard is done and nobody hears of it", self.bundle(shard).exists, 60)
        self.cluster.start_controller()
        self.wait_for(jobs)
        self.assert_collected()

    def test_two_nodes_make_it_and_submitting_again_reads_nothing_again(self):
        self.wait_for(self.submit(2))
        self.assert_collected()
        jobs = self.submit(2)
        self.assertEqual(len(jobs), 1)
        self.wait_for(jobs)
        self.assert_collected()
        self.assertEqual({path.name.split(".")[1] for path in self.bundle(1).parent.iterdir()}, {"1"})


class LostNodes(SlurmTest):
    def test_cost_their_shards_a_while_and_change_nothing(self):
        """One is killed; one is stopped until others did its work, and goes on with it then."""
        jobs = self.submit(4)
        first, second, *others = self.cluster.names
        (killed, lost), (stopped, late) = self.stop_in_the_middle(first, second), self.stop_in_the_middle(*others)
        self.cluster.kill_node(killed)
        start = time.monotonic()
        for shard in (lost, late):
            wait_until(f"shard {shard} of a lost node is at work again", self.run_path(shard, 2).exists, PATIENCE)
            print(f"\nshard {shard} of a lost node was at work again after {time.monotonic() - start:.1f} s")
        took = time.monotonic() - start
        self.cluster.start_node(killed)
        self.cluster.signal_node(stopped, signal.SIGCONT)
        self.wait_for(jobs)
        self.assert_collected()
        self.cluster.wait_until_idle()
        # Whatever the node did with its shard that went on, what it left is collected once more.
        self.run_program("collect", self.job, "--archive", self.archive, code=1)
        self.assert_tree_is_serial()
        self.assertLess(took, AGAIN, self.cluster.logs())

    def test_are_tried_under_the_settings_of_the_readme(self):
        readme = (SOURCE / "README.md").read_text(encoding="utf-8")
        self.assertIn(f"    SlurmdTimeout={SLURMD_TIMEOUT}\n    MessageTimeout={MESSAGE_TIMEOUT}\n"
                      f"    AuthInfo=cred_expire={CRED_EXPIRE}\n\na lost shard is at work again within {AGAIN} s", readme)


if __name__ == "__main__":
    unittest.main()
