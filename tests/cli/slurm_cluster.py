"""A real Slurm on this machine: munge, a controller and nodes on loopback, without systemd.

Every daemon runs in a folder of its own and is ended by its process id.
"""
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import time

from program import wait_until

PROGRAMS = ("setpriv", "munged", "slurmctld", "slurmd", "sbatch", "squeue", "sinfo", "scontrol", "scancel")
# What the README says of lost nodes.
SLURMD_TIMEOUT, MESSAGE_TIMEOUT, CRED_EXPIRE = 10, 5, 5


def missing_programs():
    return [name for name in PROGRAMS if shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin") is None]


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def environment_of(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []


def parent_of(pid):
    try:
        return int(pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
    except (OSError, IndexError):
        return 0


def name_of(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


class Cluster:
    def __init__(self, folder, nodes=4):
        self.folder = pathlib.Path(folder)
        self.names = [f"node{number}" for number in range(1, nodes + 1)]
        self.environment = {"PATH": os.environ["PATH"] + ":/usr/sbin:/sbin", "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
                            "TZ": "UTC", "SLURM_CONF": str(self.folder / "slurm.conf"), "OMP_THREAD_LIMIT": "1"}
        self.daemons = {}
        self.controller, *self.ports = free_ports(nodes + 1)

    def start(self):
        for name in ("munge", "state", *self.names):
            (self.folder / name).mkdir(mode=0o700)
        (self.folder / "munge" / "key").write_bytes(os.urandom(128))
        (self.folder / "munge" / "key").chmod(0o400)
        self.write_configuration()
        munge = self.folder / "munge"
        self.run_daemon("munged", "munged", "--foreground", "--force", f"--key-file={munge}/key", f"--socket={munge}/socket",
                        f"--pid-file={munge}/pid", f"--log-file={munge}/log", f"--seed-file={munge}/seed")
        wait_until("munge listens", (munge / "socket").exists, 10)
        self.start_controller()
        for name in self.names:
            self.start_node(name)
        self.wait_until_idle()

    def write_configuration(self):
        user = pwd.getpwuid(os.getuid()).pw_name
        nodes = "\n".join(f"NodeName={name} NodeHostname=localhost NodeAddr=127.0.0.1 Port={port} CPUs=1 RealMemory=1000"
                          for name, port in zip(self.names, self.ports))
        partitions = "\n".join(f"PartitionName=nodes{count} Nodes={','.join(self.names[:count])} MaxTime=INFINITE State=UP"
                               for count in range(1, len(self.names) + 1))
        (self.folder / "slurm.conf").write_text(f"""ClusterName=palimpsest
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort={self.controller}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={self.folder}/munge/socket,cred_expire={CRED_EXPIRE}
CredType=cred/munge
SlurmdTimeout={SLURMD_TIMEOUT}
SlurmctldTimeout=10
MessageTimeout={MESSAGE_TIMEOUT}
KillWait=5
ReturnToService=2
StateSaveLocation={self.folder}/state
SlurmctldPidFile={self.folder}/slurmctld.pid
SlurmctldLogFile={self.folder}/slurmctld.log
SlurmdSpoolDir={self.folder}/%n/spool
SlurmdPidFile={self.folder}/%n/pid
SlurmdLogFile={self.folder}/%n/log
SwitchType=switch/none
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SchedulerParameters=sched_interval=1,sched_min_interval=0,bf_interval=2,batch_sched_delay=0
{nodes}
{partitions}
""")

    def run_daemon(self, name, *command):
        command = ["setpriv", "--pdeathsig", "TERM", *command]  # it ends with this process, however that ends
        with open(self.folder / f"{name}.out", "ab") as log:
            self.daemons[name] = subprocess.Popen(command, cwd=self.folder, env=self.environment,
                                                  stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def start_controller(self):
        self.run_daemon("slurmctld", "slurmctld", "-D", "-f", self.environment["SLURM_CONF"])

    def start_node(self, name):
        self.run_daemon(name, "slurmd", "-D", "-f", self.environment["SLURM_CONF"], "-N", name)

    def ask(self, *command):
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60, check=False)
        return done.stdout.strip() if done.returncode == 0 else ""

    def states(self):
        return set(self.ask("sinfo", "--noheader", "--Node", "--format=%T").split())

    def queue(self, job):
        """The states of what is left of a job."""
        return self.ask("squeue", "--noheader", "--array", f"--jobs={job}", "--states=all", "--format=%T").split()

    def is_over(self, job):
        text = self.ask("scontrol", "--oneliner", "show", "job", job)
        states = [word[9:] for word in text.split() if word.startswith("JobState=")]
        return bool(states) and not set(states) & {"PENDING", "RUNNING", "COMPLETING", "CONFIGURING", "SUSPENDED",
                                                   "REQUEUED"}

    def processes(self, node):
        """The processes of the tasks on a node, and those of Slurm that watch them."""
        wanted = {b"SLURMD_NODENAME=" + node.encode(), b"SLURM_CONF=" + self.environment["SLURM_CONF"].encode()}
        found = [int(path.name) for path in pathlib.Path("/proc").iterdir()
                 if path.name.isdigit() and wanted <= set(environment_of(path.name))]
        watchers = {parent_of(pid) for pid in found}
        return found + [pid for pid in watchers if name_of(pid).startswith("slurmstepd")]

    def task_on(self, node):
        """The number of the task that a node is at; nothing when palimpsest does not run there."""
        for pid in self.processes(node):
            if name_of(pid) == "palimpsest":
                for variable in environment_of(pid):
                    if variable.startswith(b"SLURM_ARRAY_TASK_ID="):
                        return int(variable.split(b"=")[1])
        return None

    def signal_node(self, node, number):
        """Sends a signal to a node with everything that runs on it."""
        for pid in [self.daemons[node].pid, *self.processes(node)]:
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass

    def kill_node(self, node):
        self.signal_node(node, signal.SIGKILL)
        self.daemons.pop(node).wait()

    def wait_until_idle(self):
        wait_until("all nodes are idle", lambda: self.states() == {"idle"}, 60)

    def write_state(self, job):
        """Has the controller write down what it knows now, as it does some time after every change of a job.

        A controller that starts again from what was written before a task began sends that task to its node once more.
        """
        changed = time.time()
        subprocess.run(["scontrol", "update", f"JobId={job}", "Comment=nothing else changed"], env=self.environment,
                       capture_output=True, timeout=60, check=True)
        wait_until("the controller wrote its state down", lambda: self.state_time() > changed, 60)

    def state_time(self):
        try:
            return (self.folder / "state" / "job_state").stat().st_mtime
        except FileNotFoundError:  # not yet, or just being replaced
            return 0

    def kill_controller(self):
        controller = self.daemons.pop("slurmctld")
        controller.kill()
        controller.wait()

    def stop(self):
        self.ask("scancel", "--user", pwd.getpwuid(os.getuid()).pw_name)
        for node in self.names:
            if node in self.daemons:
                self.signal_node(node, signal.SIGCONT)
                self.kill_node(node)
        for daemon in self.daemons.values():
            daemon.terminate()
        for daemon in self.daemons.values():
            try:
                daemon.wait(10)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
        self.daemons = {}

    def logs(self):
        """The ends of all logs, for the message of a test that fails."""
        files = [self.folder / "slurmctld.log", *(self.folder / name / "log" for name in self.names)]
        return "\n".join(f"--- {path}\n" + "\n".join(path.read_text(errors="replace").splitlines()[-15:])
                         for path in files if path.exists())
