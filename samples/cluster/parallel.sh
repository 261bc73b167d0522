#!/bin/sh
# Runs the shards of a job on several machines by GNU parallel over ssh.
#
#   parallel.sh JOB [OPTION of parallel ...]
#   parallel.sh /shared/job --sshloginfile machines.txt
#   parallel.sh /shared/job --sshlogin 4/scan1,4/scan2     four shards at a time on each
#
# The machines see the job's folder and the files under the same paths, and have palimpsest on the
# PATH of a login without a terminal; $PALIMPSEST names it otherwise. A shard that a machine cannot
# do (exit code 75) is tried on others. What has a bundle is not read again, so the script can be
# run again at any time; `palimpsest collect JOB` comes after it.
set -eu

job="$(realpath "$1")"
shift
shards="$(sed -n 's/^  "shards": \([0-9]*\).*/\1/p' "$job/job.json")"
test "$shards" -gt 0

# 65: done, with failures of documents that the bundle records.
seq "$shards" | parallel --retries 3 --joblog "$job/parallel.log" "$@" \
  "${PALIMPSEST:-palimpsest}" work --job "$job" --shard {} --jobs 1 '||' test '$?' -eq 65
